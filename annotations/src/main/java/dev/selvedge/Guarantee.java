package dev.selvedge;

/** How much a lock can be relied on; each level includes those before it. */
public enum Guarantee {
  /** Keeps others out as long as nothing goes wrong; nobody notices when it does. */
  ADVISORY,

  /**
   * Ends by itself when its holder dies or stands still, and its holder learns that it is lost. Two
   * may still act at once: one that stood still and does not know it yet, and its successor.
   */
  LEASED,

  /**
   * Leased, and every grant carries a token that is greater than all before it for the same key,
   * also after the store was restarted, so that what the lock protects can refuse a holder of old.
   */
  FENCED
}
