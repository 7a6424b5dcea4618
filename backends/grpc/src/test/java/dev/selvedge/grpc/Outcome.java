package dev.selvedge.grpc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.selvedge.runtime.spi.Transport.Reply;
import dev.selvedge.runtime.spi.Transport.Sent;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What a reply was told, and how often. */
final class Outcome implements Reply {

  enum Kind {
    ARRIVED,
    NOT_SENT,
    LOST
  }

  record Told(Kind kind, byte[] reply, @Nullable Throwable cause) {}

  private static final byte[] NONE = {};

  private final CompletableFuture<Told> told = new CompletableFuture<>();
  private final AtomicInteger times = new AtomicInteger();
  @Nullable Sent sent;

  @Override
  public void arrived(byte[] reply) {
    tell(new Told(Kind.ARRIVED, reply, null));
  }

  @Override
  public void notSent(Throwable cause) {
    tell(new Told(Kind.NOT_SENT, NONE, cause));
  }

  @Override
  public void lost(Throwable cause) {
    tell(new Told(Kind.LOST, NONE, cause));
  }

  private void tell(Told what) {
    times.incrementAndGet();
    told.complete(what);
  }

  void cancel() {
    Sent call = sent;
    assertThat(call).isNotNull();
    if (call != null) {
      call.cancel();
    }
  }

  boolean isTold() {
    return told.isDone();
  }

  Told await() throws Exception {
    Told what = told.get(30, TimeUnit.SECONDS);
    assertThat(times).hasValue(1);
    return what;
  }

  /** Hands on the reply, if one arrives. */
  void then(Consumer<byte[]> action) {
    told.thenAccept(what -> action.accept(what.reply()));
  }

  byte[] reply() throws Exception {
    Told what = await();
    assertThat(what.kind()).as("%s", what.cause()).isEqualTo(Kind.ARRIVED);
    return what.reply();
  }

  Throwable notSent() throws Exception {
    return cause(Kind.NOT_SENT);
  }

  Throwable lost() throws Exception {
    return cause(Kind.LOST);
  }

  private Throwable cause(Kind kind) throws Exception {
    Told what = await();
    assertThat(what.kind()).as("%s", what.cause()).isEqualTo(kind);
    Throwable cause = what.cause();
    return cause == null ? new AssertionError("no cause") : cause;
  }
}
