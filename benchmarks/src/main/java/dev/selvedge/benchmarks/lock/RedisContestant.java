package dev.selvedge.benchmarks.lock;

import java.time.Duration;
import java.util.function.Function;

/** What contends for a lock on Redis, opened in each contending process. */
enum RedisContestant {
  SELVEDGE("Selvedge", url -> new SelvedgeMethod(Coordinator.at(url))),
  REDISSON("Redisson RLock", url -> redisson(RedissonSubject.Kind.LOCK, url)),
  REDISSON_FAIR("Redisson fair lock", url -> redisson(RedissonSubject.Kind.FAIR, url));

  private final String label;
  private final Function<String, LockSubject> open;

  RedisContestant(String label, Function<String, LockSubject> open) {
    this.label = label;
    this.open = open;
  }

  String label() {
    return label;
  }

  LockSubject open(String url) {
    return open.apply(url);
  }

  private static LockSubject redisson(RedissonSubject.Kind kind, String url) {
    return new RedissonSubject(kind, url, Duration.ofSeconds(10));
  }
}
