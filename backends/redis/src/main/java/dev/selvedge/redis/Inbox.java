package dev.selvedge.redis;

import io.lettuce.core.pubsub.RedisPubSubAdapter;
import java.util.function.Consumer;

/** Passes on what is said to this process. */
final class Inbox extends RedisPubSubAdapter<byte[], byte[]> {
  private final Consumer<byte[]> messages;
  private final Runnable again;

  Inbox(Consumer<byte[]> messages, Runnable again) {
    this.messages = messages;
    this.again = again;
  }

  @Override
  public void message(byte[] channel, byte[] message) {
    messages.accept(message);
  }

  @Override
  public void subscribed(byte[] channel, long count) {
    again.run();
  }
}
