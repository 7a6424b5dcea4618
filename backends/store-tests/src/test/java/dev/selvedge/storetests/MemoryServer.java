package dev.selvedge.storetests;

import dev.selvedge.LockMode;
import dev.selvedge.runtime.spi.AcquireReply;
import dev.selvedge.runtime.spi.AcquireReply.Busy;
import dev.selvedge.runtime.spi.AcquireReply.Granted;
import dev.selvedge.runtime.spi.AcquireRequest;
import dev.selvedge.runtime.spi.Hold;
import dev.selvedge.runtime.spi.RenewReply;
import dev.selvedge.runtime.spi.StoreContext;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** The simplest server that passes the tests, and a number of ways to break it. */
final class MemoryServer {
  private static final long RESERVED = Duration.ofSeconds(1).toNanos();

  private final @Nullable Flaw flaw;
  private final ReentrantLock lock = new ReentrantLock();
  private final Map<String, Entry> entries = new HashMap<>();
  private long lastToken;
  private int requests;

  MemoryServer(@Nullable Flaw flaw) {
    this.flaw = flaw;
  }

  private static final class Entry {
    final Map<String, Held> holds = new LinkedHashMap<>();
    final Map<String, Waiting> waiting = new LinkedHashMap<>();

    boolean shared() {
      return holds.values().stream().allMatch(held -> held.mode == LockMode.SHARED);
    }
  }

  private static final class Held {
    final long token;
    final LockMode mode;
    final String holder;
    long until;

    Held(long token, LockMode mode, String holder, long until) {
      this.token = token;
      this.mode = mode;
      this.holder = holder;
      this.until = until;
    }
  }

  private record Waiting(StoreContext client, AcquireRequest request, long until) {}

  private boolean has(Flaw other) {
    return flaw == other;
  }

  private String name(StoreContext client, String key) {
    String name = has(Flaw.IGNORES_THE_NAMESPACE) ? key : client.namespace() + '\n' + key;
    if (has(Flaw.IGNORES_CASE)) {
      return name.toLowerCase(Locale.ROOT);
    }
    if (has(Flaw.CUTS_KEYS) && name.length() > 200) {
      return name.substring(0, 200);
    }
    return has(Flaw.TRIMS_KEYS) ? name.stripTrailing() : name;
  }

  private Entry entry(String name) {
    Entry entry = entries.computeIfAbsent(name, absent -> new Entry());
    long now = System.nanoTime();
    if (!has(Flaw.NEVER_EXPIRES)) {
      entry.holds.values().removeIf(held -> held.until - now <= 0);
    }
    entry.waiting.values().removeIf(waiting -> waiting.until - now <= 0);
    return entry;
  }

  private void tidy(String name) {
    Entry entry = entries.get(name);
    if (entry != null && entry.holds.isEmpty() && entry.waiting.isEmpty()) {
      if (has(Flaw.FORGETS_TOKENS)) {
        lastToken = 0;
      }
      if (!has(Flaw.KEEPS_ALL_KEYS)) {
        entries.remove(name);
      }
    }
  }

  private long nextToken() {
    if (!has(Flaw.REPEATS_A_TOKEN_NOW_AND_THEN) || ++requests % 20 != 0) {
      lastToken++;
    }
    return lastToken;
  }

  AcquireReply acquire(StoreContext client, AcquireRequest request) {
    lock.lock();
    try {
      String name = name(client, request.key());
      Entry entry = entry(name);
      long until = System.nanoTime() + request.lease().toNanos();
      if (has(Flaw.EXPIRES_EARLY)) {
        until -= request.lease().toNanos() / 2;
      }
      Held mine = entry.holds.get(request.owner());
      if (mine != null && !has(Flaw.NEW_TOKEN_WHEN_ASKED_AGAIN)) {
        mine.until = has(Flaw.KEEPS_THE_LEASE_WHEN_ASKED_AGAIN) ? mine.until : until;
        return new Granted(mine.token);
      }
      if (mine != null || mayHave(entry, request)) {
        entry.waiting.remove(request.owner());
        Held held = new Held(nextToken(), request.mode(), request.holder(), until);
        entry.holds.put(request.owner(), held);
        return new Granted(held.token);
      }
      if (request.queue()) {
        long patience = System.nanoTime() + request.patience().toNanos();
        entry.waiting.put(request.owner(), new Waiting(client, request, patience));
      }
      return busy(entry);
    } finally {
      lock.unlock();
    }
  }

  private boolean mayHave(Entry entry, AcquireRequest request) {
    if (has(Flaw.GRANTS_TWICE) || (has(Flaw.GRANTS_TWICE_NOW_AND_THEN) && ++requests % 3 == 0)) {
      return true;
    }
    boolean shares =
        entry.shared() && (request.mode() == LockMode.SHARED || has(Flaw.READERS_KEEP_NOBODY_OUT));
    if (!entry.holds.isEmpty() && !shares) {
      return false;
    }
    if (entry.waiting.isEmpty() || has(Flaw.LETS_OTHERS_BARGE)) {
      return true;
    }
    boolean first = entry.waiting.keySet().iterator().next().equals(request.owner());
    return first || (shares && has(Flaw.READERS_STARVE_WRITERS));
  }

  private static Busy busy(Entry entry) {
    long now = System.nanoTime();
    long left = 1;
    String holder = "";
    for (Held held : entry.holds.values()) {
      left = Math.max(left, held.until - now);
      holder = held.holder;
    }
    return new Busy(holder, Duration.ofNanos(left));
  }

  void withdraw(StoreContext client, AcquireRequest request) {
    lock.lock();
    try {
      String name = name(client, request.key());
      Entry entry = entry(name);
      if (!has(Flaw.FORGETS_TO_WITHDRAW_FROM_THE_QUEUE)) {
        entry.waiting.remove(request.owner());
      }
      if (!has(Flaw.FORGETS_TO_WITHDRAW_A_GRANT)) {
        entry.holds.remove(request.owner());
      }
      if (!has(Flaw.DOES_NOT_PASS_ON_WHAT_IS_WITHDRAWN)) {
        handOver(entry);
      }
      tidy(name);
    } finally {
      lock.unlock();
    }
  }

  RenewReply renew(StoreContext client, Hold hold) {
    lock.lock();
    try {
      String name = name(client, hold.key());
      Entry kept = entries.get(name);
      Held late = kept == null ? null : kept.holds.get(hold.owner());
      Entry entry = entry(name);
      long until = System.nanoTime() + hold.lease().toNanos();
      Held held = entry.holds.get(hold.owner());
      if (held == null && late != null && has(Flaw.RENEWS_WHAT_HAS_EXPIRED)) {
        held = late;
        entry.holds.put(hold.owner(), late);
      }
      if (held == null && has(Flaw.RENEWING_GRANTS)) {
        held = new Held(hold.token(), hold.mode(), "", until);
        entry.holds.put(hold.owner(), held);
      }
      if (held == null || held.token != hold.token()) {
        tidy(name);
        return RenewReply.LOST;
      }
      held.until = has(Flaw.RENEWING_DOES_NOTHING) ? held.until : until;
      return RenewReply.RENEWED;
    } finally {
      lock.unlock();
    }
  }

  List<RenewReply> renewAll(StoreContext client, List<Hold> holds) {
    List<RenewReply> replies = new ArrayList<>();
    for (Hold hold : holds) {
      RenewReply reply = renew(client, hold);
      replies.add(has(Flaw.RENEWS_IN_ANOTHER_ORDER) ? 0 : replies.size(), reply);
    }
    return replies;
  }

  boolean release(StoreContext client, Hold hold, Duration keepFor) {
    lock.lock();
    try {
      String name = name(client, hold.key());
      Entry entry = entry(name);
      if (has(Flaw.IGNORES_THE_OWNER_ON_RELEASE)
          || has(Flaw.ONE_READER_RELEASES_ALL)
          || has(Flaw.RELEASES_LATE_HOLDS)) {
        entry.holds.clear();
        tidy(name);
        return true;
      }
      Held held = entry.holds.get(hold.owner());
      boolean wrong = held == null || held.token != hold.token();
      if (held == null || (wrong && !has(Flaw.IGNORES_THE_TOKEN_ON_RELEASE))) {
        tidy(name);
        return false;
      }
      entry.holds.remove(hold.owner());
      if (!keepFor.isZero() && !has(Flaw.KEEPS_NOTHING_BUSY)) {
        long kept = has(Flaw.KEEPS_FOR_EVER) ? Duration.ofDays(1).toNanos() : keepFor.toNanos();
        long until = System.nanoTime() + kept;
        entry.holds.put("", new Held(held.token, LockMode.EXCLUSIVE, "", until));
      }
      handOver(entry);
      tidy(name);
      return true;
    } finally {
      lock.unlock();
    }
  }

  /** Makes the first that waits the owner for a short while, and its companions if they share. */
  private void handOver(Entry entry) {
    while (!entry.waiting.isEmpty() && !has(Flaw.WAKES_NOBODY)) {
      Waiting next = entry.waiting.values().iterator().next();
      boolean shares = next.request.mode() == LockMode.SHARED && entry.shared();
      if (!entry.holds.isEmpty() && !shares) {
        if (has(Flaw.WAKES_ALL)) {
          entry.waiting.values().forEach(each -> each.client.wake(each.request.key()));
        }
        return;
      }
      if (has(Flaw.LETS_OTHERS_BARGE)) {
        next.client.wake(next.request.key());
        return;
      }
      AcquireRequest request = next.request;
      entry.waiting.remove(request.owner());
      long until = System.nanoTime() + RESERVED;
      entry.holds.put(
          request.owner(), new Held(nextToken(), request.mode(), request.holder(), until));
      next.client.wake(request.key());
    }
  }

  void restart() {
    lock.lock();
    try {
      entries.clear();
      lastToken = has(Flaw.FORGETS_TOKENS_AT_RESTART) ? 0 : lastToken;
    } finally {
      lock.unlock();
    }
  }

  /** What is kept; looks for what has expired first, as nothing else does. */
  long count() {
    lock.lock();
    try {
      for (String name : List.copyOf(entries.keySet())) {
        entry(name);
        tidy(name);
      }
      return entries.size();
    } finally {
      lock.unlock();
    }
  }
}
