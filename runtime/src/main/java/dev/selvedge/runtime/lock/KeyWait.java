package dev.selvedge.runtime.lock;

import dev.selvedge.LockMode;
import dev.selvedge.runtime.internal.DurationWords;
import dev.selvedge.runtime.internal.Failures;
import dev.selvedge.runtime.spi.AcquireReply;
import dev.selvedge.runtime.spi.AcquireReply.Busy;
import dev.selvedge.runtime.spi.AcquireReply.Granted;
import dev.selvedge.runtime.spi.AcquireRequest;
import dev.selvedge.runtime.spi.Hold;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * One wish for one key, from joining the queue to the grant or the end: waits for its turn in this
 * process, asks the store, and asks again when it is woken, when a lease has run out, or after a
 * failure.
 *
 * <p>Its state belongs to one driver, which calls {@link #advance}; other threads only leave it a
 * message (a turn, a wake-up, a reply) and then {@linkplain #signal signal} the driver, which looks
 * at all of them each time. So no message is lost: what arrives after a look is followed by a
 * signal, which causes another look.
 */
final class KeyWait {
  /** What {@link #advance} answers when there is nothing left to wait for. */
  static final long DONE = 0;

  /** The longest time between two questions: what a wake-up that got lost costs. */
  private static final long LONGEST_SILENCE = Duration.ofSeconds(2).toNanos();

  private static final long FIRST_BACKOFF = Duration.ofMillis(20).toNanos();

  private final Coordinator coordinator;
  private final WaitTerms terms;
  private final String key;
  private final String owner;
  private final Runnable signal;

  // guarded by the queue, except that anyone may read turn
  @Nullable KeyWait before;
  @Nullable KeyWait after;
  boolean queued;
  volatile boolean turn;

  private final AtomicBoolean woken = new AtomicBoolean();

  // the driver's
  private @Nullable Question asked;
  private long answerBy;
  private boolean stoodInLine;
  private long askAgainAt;
  private int failures;
  private @Nullable Throwable failure;
  private @Nullable Busy busy;
  private @Nullable HeldKey held;
  private @Nullable Unmet unmet;

  KeyWait(Coordinator coordinator, WaitTerms terms, String key, Runnable signal) {
    this.coordinator = coordinator;
    this.terms = terms;
    this.key = key;
    this.owner = coordinator.nextOwner();
    this.signal = signal;
  }

  String key() {
    return key;
  }

  LockMode mode() {
    return terms.mode();
  }

  /** Who asks. */
  String asker() {
    return terms.holder();
  }

  void signal() {
    signal.run();
  }

  /** It may have become free. */
  void wake() {
    woken.set(true);
    signal.run();
  }

  /** The grant; null unless it was granted. */
  @Nullable HeldKey held() {
    return held;
  }

  /** Why it was not granted; null as long as it may be. */
  @Nullable Unmet unmet() {
    return unmet;
  }

  /**
   * Does what can be done now.
   *
   * @return for how long nothing has to be done unless there is a signal, in nanoseconds, or {@link
   *     #DONE}
   */
  long advance(boolean mayBlock) {
    while (true) {
      Question question = asked;
      long now = coordinator.clock().nanoTime();
      if (question != null && question.isOpen()) {
        long left = answerBy - now;
        if (left > 0) {
          return left;
        }
        return end(question.isOverdue(now, terms) ? Unmet.UNANSWERED : Unmet.BUSY);
      }
      if (question != null) {
        asked = null;
        if (settle(question, now)) {
          return DONE;
        }
        continue;
      }
      boolean everAsked = busy != null || failure != null;
      long left = terms.deadline() - now;
      if (left <= 0 && (everAsked || !turn || stoodInLine)) {
        return end(failure == null ? Unmet.BUSY : Unmet.UNANSWERED);
      }
      if (!turn) {
        stoodInLine = true;
        return left;
      }
      if (everAsked && !woken.get() && askAgainAt - now > 0) {
        return Math.min(left, askAgainAt - now);
      }
      ask(now, mayBlock);
    }
  }

  private void ask(long now, boolean mayBlock) {
    woken.set(false); // before the question: what becomes free after it must not be forgotten
    // one whose time was up before it could ask, as while the store was opened, asks once like one
    // that is not to wait: to call the lock busy would be a guess
    answerBy =
        terms.deadline() - now > 0 || terms.isImmediate()
            ? terms.answerBy()
            : now + WaitTerms.LEAST_PATIENCE.toNanos();
    AcquireRequest request = request(answerBy - now, mayBlock);
    Question question = new Question(request, now, coordinator.clock().wallMillis());
    asked = question;
    CompletionStage<AcquireReply> answer;
    try {
      answer = Objects.requireNonNull(coordinator.store().acquire(request), "the store's answer");
    } catch (RuntimeException | Error e) {
      question.answer(null, e);
      return;
    }
    if (answer instanceof CompletableFuture<AcquireReply> future
        && future.isDone()
        && !future.isCompletedExceptionally()) { // spares the driver a signal from itself
      question.answer(future.join(), null);
      return;
    }
    answer.whenComplete(
        (reply, trouble) -> {
          question.answer(reply, trouble);
          signal.run();
        });
  }

  private AcquireRequest request(long patience, boolean mayBlock) {
    return new AcquireRequest(
        key,
        owner,
        terms.holder(),
        terms.mode(),
        terms.lease(),
        !terms.isImmediate(),
        Duration.ofNanos(Math.max(1, patience)),
        mayBlock);
  }

  /** Whether the answer was a grant. */
  private boolean settle(Question question, long now) {
    AcquireReply reply = question.reply;
    if (reply instanceof Granted granted) {
      Deadline deadline = Deadline.of(question.sentNanos, question.sentWallMillis, terms.lease());
      if (coordinator.leases() && deadline.hasPassed(coordinator.clock())) {
        // what was granted is not to be relied on; the same owner may ask again, and starts the
        // lease anew, whereas to give it back could overtake the next grant and undo that one
        failure =
            new TimeoutException(
                "the answer took as long as the lease of " + DurationWords.of(terms.lease()));
        askAgainAt = now;
        return false;
      }
      Hold hold = new Hold(key, owner, terms.mode(), terms.lease(), granted.token());
      held = new HeldKey(coordinator, this, hold, deadline, question.sentNanos, now);
      return true;
    }
    if (reply instanceof Busy refused) {
      busy = refused;
      failure = null;
      failures = 0;
      askAgainAt = now + silence(refused.retryAfter().toNanos());
    } else {
      failure = question.trouble();
      failures++;
      askAgainAt = now + backoff();
    }
    return false;
  }

  /** Spread, so that those who wait in many processes do not ask in step. */
  private static long silence(long retryAfter) {
    long wait = Math.max(1_000_000, Math.min(retryAfter, LONGEST_SILENCE));
    return wait + ThreadLocalRandom.current().nextLong(wait / 10 + 1);
  }

  private long backoff() {
    long longest = Math.min(FIRST_BACKOFF << Math.min(failures - 1, 6), LONGEST_SILENCE / 2);
    return longest / 2 + ThreadLocalRandom.current().nextLong(longest / 2 + 1);
  }

  /** Stops wishing, from any state but granted; a grant that is under way is given back. */
  void abandon() {
    if (held == null && unmet == null) {
      end(Unmet.ABANDONED);
    }
  }

  private long end(Unmet reason) {
    unmet = reason;
    Question question = asked;
    boolean maybeKnown = failure != null || (busy != null && !terms.isImmediate());
    if (question != null) { // open, or answered by a grant that nobody has looked at yet
      question.whenAnswered(() -> giveBack(question.request));
    } else if (maybeKnown) {
      giveBack(request(LONGEST_SILENCE, false));
    }
    coordinator.queues().leave(this);
    return DONE;
  }

  private void giveBack(AcquireRequest request) {
    coordinator.withdraw(
        new AcquireRequest(
            request.key(),
            request.owner(),
            request.holder(),
            request.mode(),
            request.lease(),
            request.queue(),
            Duration.ofNanos(LONGEST_SILENCE),
            false));
  }

  /** Who has it, as far as that is known; perhaps empty. */
  String holder() {
    return busy == null ? coordinator.queues().holder(key) : busy.holder();
  }

  @Nullable Throwable failure() {
    return failure;
  }

  /** One request to the store. */
  private static final class Question {
    /** For how long a store may think before it counts as gone. */
    private static final long OVERDUE = Duration.ofSeconds(1).toNanos();

    private final AcquireRequest request;
    private final long sentNanos;
    private final long sentWallMillis;

    // written before the volatile answered, read after it
    private @Nullable AcquireReply reply;
    private @Nullable Throwable trouble;
    private volatile boolean answered;

    /** Set by the driver when it gives up; run by whoever comes second, it or the answer. */
    private volatile @Nullable Runnable late;

    private final AtomicBoolean lateRun = new AtomicBoolean();

    Question(AcquireRequest request, long sentNanos, long sentWallMillis) {
      this.request = request;
      this.sentNanos = sentNanos;
      this.sentWallMillis = sentWallMillis;
    }

    boolean isOpen() {
      return !answered;
    }

    /** Whether the store had its time, or most of the call's, and said nothing. */
    boolean isOverdue(long now, WaitTerms terms) {
      long thinking = now - sentNanos;
      return thinking >= OVERDUE || 2 * thinking >= terms.deadline() - terms.startedAt();
    }

    void answer(@Nullable AcquireReply answer, @Nullable Throwable failed) {
      reply = answer;
      trouble = failed;
      answered = true;
      runLate();
    }

    void whenAnswered(Runnable action) {
      late = action;
      if (answered) {
        runLate();
      }
    }

    private void runLate() {
      Runnable action = late;
      if (action != null && lateRun.compareAndSet(false, true)) {
        action.run();
      }
    }

    Throwable trouble() {
      return trouble != null
          ? Failures.unwrapped(trouble)
          : new IllegalStateException("the store answered null");
    }
  }

  /** Why a wish was not met. */
  enum Unmet {
    /** Somebody else has it. */
    BUSY,
    /** The store did not say. */
    UNANSWERED,
    /** Nobody wants it any more. */
    ABANDONED
  }
}
