package dev.selvedge.runtime.shard;

import dev.selvedge.runtime.internal.SystemTime;
import dev.selvedge.runtime.spi.IncomingCall;
import dev.selvedge.runtime.spi.Transport;
import dev.selvedge.runtime.spi.TransportContext;
import dev.selvedge.runtime.spi.TransportProvider;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Future;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;

/** Joins nodes of one JVM, with faults on demand. Thread-safe. */
final class InJvmNetwork implements TransportProvider {
  private final Map<String, TransportContext> listening = new ConcurrentHashMap<>();

  /** The addresses that requests were sent to. */
  final List<String> sent = new CopyOnWriteArrayList<>();

  /** How many requests found nobody. */
  volatile int refused;

  /** Replies get lost, and the sender learns of that at once. */
  volatile boolean losesReplies;

  /** Requests arrive, and nothing is ever heard of them. */
  volatile boolean losesRequests;

  @Override
  public Transport open(TransportContext context) {
    if (!context.listen().isEmpty()) {
      listening.put(context.listen(), context);
    }
    return new Link(context);
  }

  /** As if the process at that address had died. */
  void kill(String address) {
    listening.remove(address);
  }

  private final class Link implements Transport {
    private final TransportContext context;

    Link(TransportContext context) {
      this.context = context;
    }

    @Override
    public String address() {
      return context.listen();
    }

    @Override
    public Sent send(String address, byte[] request, Duration timeout, Reply reply) {
      TransportContext other = listening.get(address);
      if (other == null) {
        refused++;
        reply.notSent(new IOException("connection refused"));
        return () -> {};
      }
      sent.add(address);
      Exchange exchange = new Exchange(context.node(), request, reply, timeout);
      if (!losesRequests) {
        other.handle(exchange);
      }
      return exchange;
    }

    @Override
    public void close() {
      listening.remove(context.listen(), context);
    }
  }

  private final class Exchange implements Transport.Sent, IncomingCall {
    private final String peer;
    private final byte[] request;
    private final Transport.Reply reply;
    private final AtomicBoolean over = new AtomicBoolean();
    private final List<Runnable> onCancelled = new CopyOnWriteArrayList<>();
    private final Future<?> timer;
    private volatile boolean cancelled;

    Exchange(String peer, byte[] request, Transport.Reply reply, Duration timeout) {
      this.peer = peer;
      this.request = request;
      this.reply = reply;
      this.timer = SystemTime.INSTANCE.schedule(this::expire, timeout.toNanos());
    }

    private void expire() {
      if (over.compareAndSet(false, true)) {
        reply.lost(new TimeoutException("no reply in time"));
        abandon();
      }
    }

    private void abandon() {
      cancelled = true;
      onCancelled.forEach(Runnable::run);
    }

    @Override
    public void cancel() {
      if (over.compareAndSet(false, true)) {
        timer.cancel(false);
        abandon();
      }
    }

    @Override
    public byte[] request() {
      return request;
    }

    @Override
    public String peer() {
      return peer;
    }

    @Override
    public void reply(byte[] answer) {
      if (over.compareAndSet(false, true)) {
        timer.cancel(false);
        if (losesReplies) {
          reply.lost(new IOException("connection reset"));
        } else {
          reply.arrived(answer);
        }
      }
    }

    @Override
    public void onCancelled(Runnable action) {
      onCancelled.add(action);
      if (cancelled) {
        action.run();
      }
    }
  }
}
