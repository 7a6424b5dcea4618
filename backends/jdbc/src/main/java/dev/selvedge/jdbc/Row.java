package dev.selvedge.jdbc;

/**
 * A key's row as it was read.
 *
 * @param owner of an exclusive lock; empty if it is free, shared, or kept after its release
 * @param left microseconds until it is free; not positive if it is
 * @param waited whether somebody may be waiting
 */
record Row(String owner, String holder, boolean shared, long token, long left, boolean waited) {
  boolean isHeld() {
    return left > 0;
  }

  boolean isHeldBy(String asking) {
    return isHeld() && !shared && owner.equals(asking);
  }
}
