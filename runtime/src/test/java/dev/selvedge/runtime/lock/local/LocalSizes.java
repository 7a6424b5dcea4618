package dev.selvedge.runtime.lock.local;

/** Lets tests of other packages see how much is kept. */
public final class LocalSizes {
  private LocalSizes() {}

  /** How many keys of the namespace are held, kept or waited for. */
  public static int of(String namespace) {
    return LocalLocks.ofNamespace(namespace).size();
  }
}
