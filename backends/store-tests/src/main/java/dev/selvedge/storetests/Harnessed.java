package dev.selvedge.storetests;

/** Tests of a store that is opened by a harness. */
interface Harnessed {

  /** What the current test uses. */
  StoreHarness harness();
}
