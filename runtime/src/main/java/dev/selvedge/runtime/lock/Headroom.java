package dev.selvedge.runtime.lock;

/**
 * Makes sure, before a lock is taken, that the stack has the room that giving it back needs. If it
 * has not, the caller runs out of stack here, where nothing has happened yet: later, at the end of
 * the body, the lock could not be given back and would be renewed for good.
 */
final class Headroom {

  /** Calls deep, with a margin: giving back was seen to fail with 50, and not with 200. */
  private static final int CALLS = 256;

  private Headroom() {}

  /**
   * Returns if there is room.
   *
   * @throws StackOverflowError if there is none
   */
  static void require() {
    descend(CALLS);
  }

  private static int descend(int left) {
    return left == 0 ? 0 : descend(left - 1) + 1;
  }
}
