package dev.selvedge.storetests;

/** A store without a flaw passes. */
class MemoryStoreTest extends MemoryStoreContract {
  MemoryStoreTest() {
    super(null);
  }
}
