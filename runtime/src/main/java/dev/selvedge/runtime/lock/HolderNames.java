package dev.selvedge.runtime.lock;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * How threads of this process introduce themselves to those who find a lock taken: {@code 4711@host
 * thread 'main'}. Thread-safe. Remembers what it has written, as it is asked at every lock.
 */
final class HolderNames {
  private static final int LONGEST = 200;

  /** Bounds what is remembered; most programs have far fewer names of threads. */
  private static final int MOST = 1_000;

  private final String process;
  private final Map<String, String> known = new ConcurrentHashMap<>();

  /**
   * Names in a process.
   *
   * @param process as in {@code 4711@host}
   */
  HolderNames(String process) {
    this.process = process;
  }

  String of(Thread thread) {
    String name = thread.getName();
    String written = known.get(name);
    return written == null ? write(name) : written;
  }

  private String write(String name) {
    String full = process + " thread '" + name + "'";
    String holder = printable(full.length() <= LONGEST ? full : full.substring(0, LONGEST));
    if (known.size() < MOST) {
      known.put(name, holder);
    }
    return holder;
  }

  /** Databases refuse a NUL or half a surrogate pair, and with it the whole request. */
  private static String printable(String text) {
    StringBuilder kept = new StringBuilder(text.length());
    for (int c : text.codePoints().toArray()) {
      boolean isStorable =
          !Character.isISOControl(c) && Character.getType(c) != Character.SURROGATE;
      kept.appendCodePoint(isStorable ? c : '?');
    }
    return kept.toString();
  }
}
