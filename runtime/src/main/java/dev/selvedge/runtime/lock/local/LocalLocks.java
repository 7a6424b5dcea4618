package dev.selvedge.runtime.lock.local;

import dev.selvedge.LockMode;
import dev.selvedge.runtime.internal.SystemTime;
import dev.selvedge.runtime.spi.AcquireReply;
import dev.selvedge.runtime.spi.AcquireReply.Busy;
import dev.selvedge.runtime.spi.AcquireReply.Granted;
import dev.selvedge.runtime.spi.AcquireRequest;
import dev.selvedge.runtime.spi.Hold;
import dev.selvedge.runtime.spi.StoreContext;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The locks of one namespace in this process. Thread-safe: what happens to one key happens within
 * {@code compute} of the map, which serialises it; nothing in there blocks. A key that is neither
 * held nor waited for is gone.
 *
 * <p>Whoever waits longest is next: a release reserves the key for it, so that nobody who comes by
 * chance goes first. A reservation that is not taken up in time ends.
 */
final class LocalLocks {
  /** How long a key is kept for one that was woken. */
  private static final long CLAIM = TimeUnit.SECONDS.toNanos(1);

  /** When to ask again who holds a key, as its holder may keep it for as long as it likes. */
  private static final Duration LATER = Duration.ofSeconds(2);

  private static final Map<String, LocalLocks> BY_NAMESPACE = new ConcurrentHashMap<>();

  /**
   * Microseconds of the wall clock at the start, so that tokens rise over restarts, as long as
   * fewer than a million are granted in a second and the clock is not set back.
   */
  private final AtomicLong tokens =
      new AtomicLong(TimeUnit.MILLISECONDS.toMicros(System.currentTimeMillis()));

  private final ConcurrentHashMap<String, Lock> locks = new ConcurrentHashMap<>();

  static LocalLocks ofNamespace(String namespace) {
    return BY_NAMESPACE.computeIfAbsent(namespace, name -> new LocalLocks());
  }

  /** One that holds a key, or for which it is reserved. */
  private static final class Owner {
    final String id;
    final String holder;
    final LockMode mode;
    final long token;

    /** When a reservation ends; not looked at for others. */
    long reservedUntil;

    boolean reserved;

    Owner(String id, String holder, LockMode mode, long token) {
      this.id = id;
      this.holder = holder;
      this.mode = mode;
      this.token = token;
    }
  }

  /** One that waits; forgotten when it has lost its patience and did not say so. */
  private record Waiter(AcquireRequest request, StoreContext context, long until) {}

  /** Who holds a key and who waits for it, in the order of asking. */
  private static final class Lock {
    final List<Owner> owners = new ArrayList<>(1);
    @Nullable List<Waiter> waiters;
    boolean kept;
    long keptUntil;

    boolean isIdle() {
      return owners.isEmpty() && !kept && (waiters == null || waiters.isEmpty());
    }

    @Nullable Owner owner(String id) {
      for (Owner owner : owners) {
        if (owner.id.equals(id)) {
          return owner;
        }
      }
      return null;
    }

    void expire(long now) {
      owners.removeIf(owner -> owner.reserved && owner.reservedUntil - now <= 0);
      if (kept && keptUntil - now <= 0) {
        kept = false;
      }
      if (waiters != null) {
        waiters.removeIf(waiter -> waiter.until - now <= 0);
      }
    }

    boolean admits(LockMode mode) {
      if (kept) {
        return false;
      }
      return owners.isEmpty() || (mode == LockMode.SHARED && owners.get(0).mode == LockMode.SHARED);
    }

    /** Adds to the end; one that waits already keeps its place. */
    void enqueue(Waiter waiter) {
      if (waiters == null) {
        waiters = new ArrayList<>(2);
      }
      for (int i = 0; i < waiters.size(); i++) {
        if (waiters.get(i).request.owner().equals(waiter.request.owner())) {
          waiters.set(i, waiter);
          return;
        }
      }
      waiters.add(waiter);
    }

    boolean unwait(String id) {
      return waiters != null && waiters.removeIf(waiter -> waiter.request.owner().equals(id));
    }
  }

  AcquireReply acquire(AcquireRequest request, StoreContext context) {
    AcquireReply[] reply = new AcquireReply[1];
    locks.compute(
        request.key(),
        (key, known) -> {
          Lock lock = known == null ? new Lock() : known;
          reply[0] = acquire(lock, request, context);
          return lock.isIdle() ? null : lock;
        });
    return reply[0];
  }

  private AcquireReply acquire(Lock lock, AcquireRequest request, StoreContext context) {
    boolean fresh = lock.isIdle();
    long now = fresh ? 0 : System.nanoTime(); // spares the clock where nothing can have run out
    if (!fresh) {
      lock.expire(now);
    }
    Owner mine = lock.owner(request.owner());
    if (mine != null) {
      mine.reserved = false;
      return new Granted(mine.token);
    }
    boolean first = lock.waiters == null || lock.waiters.isEmpty();
    if (lock.admits(request.mode()) && (first || isHead(lock, request))) {
      lock.unwait(request.owner());
      Owner owner =
          new Owner(request.owner(), request.holder(), request.mode(), tokens.incrementAndGet());
      lock.owners.add(owner);
      return new Granted(owner.token);
    }
    if (request.queue()) {
      lock.enqueue(new Waiter(request, context, now + request.patience().toNanos()));
    }
    return busy(lock, now);
  }

  private static boolean isHead(Lock lock, AcquireRequest request) {
    List<Waiter> waiters = lock.waiters;
    return waiters != null
        && !waiters.isEmpty()
        && waiters.get(0).request.owner().equals(request.owner());
  }

  private static Busy busy(Lock lock, long now) {
    if (lock.owners.isEmpty()) {
      Duration left = lock.kept ? Duration.ofNanos(Math.max(1, lock.keptUntil - now)) : LATER;
      return new Busy("", left);
    }
    Owner owner = lock.owners.get(0);
    Duration left =
        owner.reserved ? Duration.ofNanos(Math.max(1, owner.reservedUntil - now)) : LATER;
    return new Busy(owner.holder, left);
  }

  void withdraw(String key, String owner) {
    change(
        key,
        lock -> {
          lock.unwait(owner);
          lock.owners.removeIf(held -> held.id.equals(owner));
        });
  }

  boolean isHeld(Hold hold) {
    boolean[] held = new boolean[1];
    locks.computeIfPresent(
        hold.key(),
        (key, lock) -> {
          Owner owner = lock.owner(hold.owner());
          held[0] = owner != null && owner.token == hold.token();
          return lock;
        });
    return held[0];
  }

  boolean release(Hold hold, Duration keepFor) {
    boolean[] released = new boolean[1];
    change(
        hold.key(),
        lock -> {
          Owner owner = lock.owner(hold.owner());
          if (owner != null && owner.token == hold.token()) {
            lock.owners.remove(owner);
            released[0] = true;
            if (!keepFor.isZero()) {
              long until = System.nanoTime() + keepFor.toNanos();
              lock.keptUntil = lock.kept ? Math.max(lock.keptUntil, until) : until;
              lock.kept = true;
            }
          }
        });
    if (released[0] && !keepFor.isZero()) {
      SystemTime.INSTANCE.schedule(() -> endKeeping(hold.key()), keepFor.toNanos());
    }
    return released[0];
  }

  /** How many keys are held, kept or waited for. */
  int size() {
    return locks.size();
  }

  /** Changes a lock, hands it to those who wait, and wakes them afterwards. */
  private void change(String key, Consumer<Lock> edit) {
    List<Waiter> woken = new ArrayList<>(0);
    locks.computeIfPresent(
        key,
        (unused, lock) -> {
          edit.accept(lock);
          reserve(lock, woken);
          return lock.isIdle() ? null : lock;
        });
    for (Waiter waiter : woken) {
      waiter.context.wake(key);
    }
  }

  /** Lets go of a key that was kept, for nobody may ever ask for it again. */
  private void endKeeping(String key) {
    change(key, lock -> lock.expire(System.nanoTime()));
  }

  private void reserve(Lock lock, List<Waiter> woken) {
    List<Waiter> waiters = lock.waiters;
    if (waiters == null) {
      return;
    }
    Iterator<Waiter> queue = waiters.iterator();
    while (queue.hasNext()) {
      Waiter next = queue.next();
      if (!lock.admits(next.request.mode())) {
        return;
      }
      queue.remove();
      Owner owner =
          new Owner(
              next.request.owner(),
              next.request.holder(),
              next.request.mode(),
              tokens.incrementAndGet());
      owner.reserved = true;
      owner.reservedUntil = System.nanoTime() + CLAIM;
      lock.owners.add(owner);
      woken.add(next);
    }
  }
}
