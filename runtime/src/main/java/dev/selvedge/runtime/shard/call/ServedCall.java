package dev.selvedge.runtime.shard.call;

import dev.selvedge.runtime.event.CallServed;
import dev.selvedge.runtime.internal.BodyInterrupt;
import dev.selvedge.runtime.internal.CallDepth;
import dev.selvedge.runtime.internal.Failures;
import dev.selvedge.runtime.shard.call.CallReply.Broken;
import dev.selvedge.runtime.shard.call.CallReply.Ok;
import dev.selvedge.runtime.shard.call.CallReply.Thrown;
import dev.selvedge.runtime.spi.IncomingCall;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** A call of another node that this one runs. Thread-safe. */
final class ServedCall implements Runnable {
  private final Desk desk;
  private final IncomingCall incoming;
  private final CallRequest request;
  private final Target target;
  private final long start;

  /** Interrupts the thread that runs the method; null while none does. */
  private final AtomicReference<@Nullable BodyInterrupt> interrupt = new AtomicReference<>();

  private volatile boolean unwanted;
  private volatile @Nullable Future<?> timer;
  private final AtomicBoolean over = new AtomicBoolean();

  ServedCall(Desk desk, IncomingCall incoming, CallRequest request, Target target) {
    this.desk = desk;
    this.incoming = incoming;
    this.request = request;
    this.target = target;
    this.start = desk.now();
  }

  boolean isNested() {
    return request.depth() > 1;
  }

  /** Nobody waits for it any more: interrupts it, or keeps it from beginning. */
  void stop() {
    unwanted = true;
    if (desk.takeBack(this)) {
      end(refused(Refusal.EXPIRED, "it waited too long for its turn"), false);
      return;
    }
    BodyInterrupt running = interrupt.get();
    if (running != null) {
      running.run();
    }
  }

  /** Watches over the time that the sender waits. */
  void watch() {
    Future<?> end = desk.schedule(this::stop, request.remaining());
    timer = end;
    if (over.get()) {
      end.cancel(false);
    }
    incoming.onCancelled(this::stop);
  }

  @Override
  public void run() {
    if (isLate()) {
      end(refused(Refusal.EXPIRED, "it waited too long for its turn"));
      return;
    }
    CallReply change = desk.changeSince(request);
    if (change != null) {
      end(change); // it waited for its turn, and meanwhile the key went to another node
      return;
    }
    @Nullable Object[] arguments;
    try {
      arguments = target.method().codec().readArguments(request.arguments());
    } catch (Throwable e) { // whatever it is, as a class that cannot be loaded: nothing has run
      end(refused(Refusal.BAD_REQUEST, "its arguments cannot be read: " + StackText.message(e)));
      return;
    }
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    thread.setContextClassLoader(target.loader());
    CallDepth.set(request.depth());
    Runnable takeOff = desk.contexts().restore(request.context());
    BodyInterrupt ours = new BodyInterrupt(thread);
    Object result = null;
    Throwable thrown = null;
    interrupt.set(ours);
    if (unwanted) {
      ours.run();
    }
    try {
      result = target.entry().invoke(arguments);
    } catch (Throwable e) { // belongs to the caller
      thrown = e;
    }
    interrupt.set(null);
    ours.done();
    Thread.interrupted(); // one that the body brought about is not for what runs next either
    takeOff.run();
    CallDepth.set(0);
    thread.setContextClassLoader(before);
    if (thrown == null && target.method().stage() && result != null) {
      follow((CompletionStage<?>) result);
    } else {
      end(thrown == null ? returned(result) : threw(thrown));
    }
  }

  /** The sender has stopped to wait, so that nothing it would run now is of use to anyone. */
  private boolean isLate() {
    return unwanted || desk.now() - start >= request.remaining();
  }

  private void follow(CompletionStage<?> stage) {
    try {
      stage.whenComplete(
          (result, failure) ->
              end(failure == null ? returned(result) : threw(Failures.unwrapped(failure))));
    } catch (RuntimeException | Error e) { // a stage of the application's own making
      end(threw(e));
    }
  }

  private CallReply returned(@Nullable Object result) {
    try {
      byte[] written = target.method().codec().writeResult(result);
      if (written.length > desk.limits().messageBytes() - WireFormat.OVERHEAD) {
        return new Broken(
            "its result takes "
                + written.length
                + " bytes, and messages may have "
                + desk.limits().messageBytes());
      }
      return new Ok(written);
    } catch (Throwable e) { // also that there is no memory: the sender must learn that it has run
      return new Broken("its result cannot be written: " + StackText.message(e));
    }
  }

  private CallReply threw(Throwable failure) {
    return new Thrown(target.method().failures().describe(failure, desk.limits().stacks()));
  }

  private static CallReply refused(Refusal refusal, String reason) {
    return new CallReply.Refused(refusal, 0, reason);
  }

  private void end(CallReply reply) {
    end(reply, true);
  }

  /** Answers, once, and makes room. */
  private void end(CallReply reply, boolean admitted) {
    if (!over.compareAndSet(false, true)) {
      return;
    }
    Future<?> watch = timer;
    if (watch != null) {
      watch.cancel(false);
    }
    desk.tell(target.method(), request.origin(), outcome(reply), desk.now() - start);
    try {
      desk.answer(incoming, request.id(), reply);
    } finally {
      if (admitted) {
        desk.over(this);
      }
    }
  }

  private static CallServed.Outcome outcome(CallReply reply) {
    if (reply instanceof Ok) {
      return CallServed.Outcome.RETURNED;
    }
    return reply instanceof CallReply.Refused || reply instanceof CallReply.NotOwner
        ? CallServed.Outcome.REFUSED
        : CallServed.Outcome.THREW;
  }

  /** Refuses it after all, before it has begun. */
  void refuse(Refusal refusal, String reason) {
    end(new CallReply.Refused(refusal, Desk.RETRY_AFTER_MILLIS, reason));
  }

  /** The same for one that was not even let in. */
  void turnAway(String reason) {
    end(new CallReply.Refused(Refusal.OVERLOADED, Desk.RETRY_AFTER_MILLIS, reason), false);
  }
}
