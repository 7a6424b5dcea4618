package dev.selvedge;

/** Who else may hold a lock at the same time. */
public enum LockMode {
  /** Nobody. */
  EXCLUSIVE,

  /** Others that ask for it as shared, too. */
  SHARED
}
