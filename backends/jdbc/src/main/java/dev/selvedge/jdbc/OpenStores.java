package dev.selvedge.jdbc;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * The stores of this process that are open: what one of them hands to another needs no database to
 * tell it, and a transaction can be fenced by a lock whose store is among them. Thread-safe.
 */
final class OpenStores {
  private static final List<JdbcLockStore> OPEN = new CopyOnWriteArrayList<>();

  private OpenStores() {}

  static void add(JdbcLockStore store) {
    OPEN.add(store);
  }

  static void remove(JdbcLockStore store) {
    OPEN.remove(store);
  }

  static List<JdbcLockStore> all() {
    return OPEN;
  }

  /** Tells it directly; answers false if that client is not in this process. */
  static boolean wake(Wake wake) {
    for (JdbcLockStore store : OPEN) {
      if (store.client().equals(wake.client())) {
        store.wakeName(wake.name());
        return true;
      }
    }
    return false;
  }
}
