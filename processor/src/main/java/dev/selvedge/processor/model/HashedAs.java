package dev.selvedge.processor.model;

/** How a value that is part of a shard's key goes into the hash. */
public enum HashedAs {
  /** A whole number, boolean, char, text or UUID, by its own type. */
  ITSELF,

  /** By the name of the constant. */
  ENUM,

  /** By its text. */
  TEXT
}
