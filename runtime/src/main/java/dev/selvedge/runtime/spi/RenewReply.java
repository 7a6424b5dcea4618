package dev.selvedge.runtime.spi;

/** What became of one hold that was to be renewed. */
public enum RenewReply {
  /** Its lease runs anew. */
  RENEWED,

  /** It has ended; somebody else may have the lock. */
  LOST,

  /** This one could not be asked about; it is worth another try while the lease lasts. */
  UNKNOWN
}
