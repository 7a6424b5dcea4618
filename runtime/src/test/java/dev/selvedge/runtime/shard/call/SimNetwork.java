package dev.selvedge.runtime.shard.call;

import dev.selvedge.runtime.spi.IncomingCall;
import dev.selvedge.runtime.spi.Transport;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Carries messages of simulated nodes: late, out of order, or not at all. It never claims that a
 * request was not sent if it was, unless it is told to lie. For one thread.
 */
final class SimNetwork {
  private static final long MILLIS = 1_000_000;

  private final SimClock clock;
  private final RandomGenerator random;
  private final Map<String, Consumer<IncomingCall>> listening = new HashMap<>();
  private final Set<String> cut = new HashSet<>();
  private final BiConsumer<String, byte[]> sent;

  /** Of a hundred replies, how many get lost. */
  int lostReplies;

  /** The fault that the simulation must find: what was lost is said not to have been sent. */
  boolean lies;

  SimNetwork(SimClock clock, RandomGenerator random, BiConsumer<String, byte[]> sent) {
    this.clock = clock;
    this.random = random;
    this.sent = sent;
  }

  void listen(String node, Consumer<IncomingCall> handler) {
    listening.put(node, handler);
  }

  void crash(String node) {
    listening.remove(node);
  }

  void cut(String one, String other, boolean isCut) {
    for (String line : new String[] {one + '>' + other, other + '>' + one}) {
      if (isCut) {
        cut.add(line);
      } else {
        cut.remove(line);
      }
    }
  }

  Transport of(String from) {
    return new Transport() {
      @Override
      public String address() {
        return from;
      }

      @Override
      public Sent send(String address, byte[] request, Duration timeout, Reply reply) {
        Exchange exchange = new Exchange(from, address, request, reply);
        exchange.begin(timeout.toNanos());
        return exchange;
      }

      @Override
      public void close() {}
    };
  }

  private long delay() {
    return random.nextInt(20) == 0
        ? random.nextLong(400 * MILLIS)
        : random.nextLong(3 * MILLIS) + 1;
  }

  private final class Exchange implements Transport.Sent, IncomingCall {
    private final String from;
    private final String to;
    private final byte[] bytes;
    private final Transport.Reply reply;
    private boolean over;
    private boolean unwanted;
    private boolean connecting;
    private boolean answered;
    private @Nullable Runnable onCancelled;

    Exchange(String from, String to, byte[] bytes, Transport.Reply reply) {
      this.from = from;
      this.to = to;
      this.bytes = bytes;
      this.reply = reply;
    }

    void begin(long timeout) {
      sent.accept(from, bytes);
      if (!listening.containsKey(to)) {
        connecting = true;
        clock.schedule(() -> notSent("connection refused"), delay());
        return;
      }
      clock.schedule(this::arrive, delay());
      clock.schedule(
          () -> {
            lost("the time is up");
            abandon();
          },
          timeout);
    }

    private void arrive() {
      Consumer<IncomingCall> handler = listening.get(to);
      if (cut.contains(from + '>' + to)) {
        return; // nobody hears of it
      }
      if (handler == null) {
        lost("connection reset");
      } else {
        handler.accept(this);
      }
    }

    private void notSent(String why) {
      if (!over) {
        over = true;
        reply.notSent(new IOException(why));
      }
    }

    private void lost(String why) {
      if (!over) {
        over = true;
        if (lies) {
          reply.notSent(new IOException(why));
        } else {
          reply.lost(new IOException(why));
        }
      }
    }

    private void abandon() {
      unwanted = true;
      if (onCancelled != null) {
        clock.schedule(onCancelled, delay());
        onCancelled = null;
      }
    }

    @Override
    public void cancel() {
      if (connecting) {
        notSent("cancelled before it was sent");
      }
      over = true;
      abandon();
    }

    @Override
    public byte[] request() {
      return bytes;
    }

    @Override
    public String peer() {
      return from;
    }

    @Override
    public void reply(byte[] answer) {
      if (answered) {
        return;
      }
      answered = true;
      if (!listening.containsKey(to) || random.nextInt(100) < lostReplies) {
        clock.schedule(() -> lost("connection reset"), delay());
        return;
      }
      clock.schedule(
          () -> {
            if (!over && !cut.contains(to + '>' + from)) {
              over = true;
              reply.arrived(answer);
            }
          },
          delay());
    }

    @Override
    public void onCancelled(Runnable action) {
      if (unwanted) {
        clock.schedule(action, 0);
      } else {
        onCancelled = action;
      }
    }
  }
}
