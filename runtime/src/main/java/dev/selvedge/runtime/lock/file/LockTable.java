package dev.selvedge.runtime.lock.file;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** All that one stripe knows: its keys that are held or waited for, and its last token. */
final class LockTable {
  final Map<String, KeyState> keys = new LinkedHashMap<>();
  private long lastToken;
  private boolean changed;

  LockTable(long lastToken) {
    this.lastToken = lastToken;
  }

  KeyState at(String name) {
    return keys.computeIfAbsent(name, absent -> new KeyState());
  }

  @Nullable KeyState find(String name) {
    return keys.get(name);
  }

  /**
   * The next token: greater than all before it and, where the clock allows, about the time in
   * microseconds, so that tokens rise even if the directory is made anew.
   */
  long nextToken() {
    lastToken = Math.max(lastToken + 1, System.currentTimeMillis() * 1000);
    changed = true;
    return lastToken;
  }

  long lastToken() {
    return lastToken;
  }

  void change() {
    changed = true;
  }

  boolean isChanged() {
    return changed;
  }

  /** Drops what has ended, for all keys: called where the stripe is written anyway. */
  void expire(long now) {
    for (KeyState state : keys.values()) {
      state.expire(now);
    }
    keys.values().removeIf(KeyState::isEmpty);
  }
}
