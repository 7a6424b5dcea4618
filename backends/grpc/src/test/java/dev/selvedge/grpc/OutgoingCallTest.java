package dev.selvedge.grpc;

import static org.assertj.core.api.Assertions.assertThat;

import io.grpc.CallOptions;
import io.grpc.ClientCall;
import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class OutgoingCallTest {
  private final List<String> done = new ArrayList<>();

  /** Takes a request, and fails before it has been told that there is no more to come. */
  private final class Broken extends ClientCall<byte[], byte[]> {
    @Override
    public void start(Listener<byte[]> listener, Metadata headers) {
      done.add("start");
    }

    @Override
    public void request(int count) {}

    @Override
    public void cancel(@Nullable String message, @Nullable Throwable cause) {
      done.add("cancel");
    }

    @Override
    public void halfClose() {
      throw new IllegalStateException("as told");
    }

    @Override
    public void sendMessage(byte[] message) {
      done.add("message");
    }
  }

  private final class BrokenChannel extends ManagedChannel {
    @Override
    @SuppressWarnings("unchecked") // there is one method
    public <A, B> ClientCall<A, B> newCall(MethodDescriptor<A, B> method, CallOptions options) {
      return (ClientCall<A, B>) new Broken();
    }

    @Override
    public String authority() {
      return "nowhere";
    }

    @Override
    public ManagedChannel shutdown() {
      return this;
    }

    @Override
    public boolean isShutdown() {
      return false;
    }

    @Override
    public boolean isTerminated() {
      return false;
    }

    @Override
    public ManagedChannel shutdownNow() {
      return this;
    }

    @Override
    public boolean awaitTermination(long timeout, TimeUnit unit) {
      return true;
    }
  }

  @Test
  void aRequestThatIsSaidToBeUnsentDoesNotLeaveLater() throws Exception {
    Outcome outcome = new Outcome();
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);

    new OutgoingCall("nowhere", new byte[1], deadline, outcome).send(new BrokenChannel());

    outcome.notSent();
    assertThat(done).containsExactly("start", "message", "cancel");
  }
}
