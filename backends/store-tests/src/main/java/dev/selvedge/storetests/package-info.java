/**
 * What every lock store has to pass: an abstract JUnit suite, for those who write one.
 *
 * <p>To test a store, depend on this module in test scope and extend {@link
 * dev.selvedge.storetests.LockStoreContract}; two methods have to be written, the others say what
 * more the store promises or can show. The tests are grouped by what they are about: acquiring,
 * ownership, leases, tokens, waiting, shared mode, keys, what is kept, storms and closing.
 *
 * <p>{@link dev.selvedge.storetests.LockStoreContract#harness} gives tests of one's own the same
 * means: {@link dev.selvedge.storetests.StoreClient clients} as several processes, {@link
 * dev.selvedge.storetests.Claim claims} to be made by them, and {@link
 * dev.selvedge.storetests.RecordingContext contexts} that remember who was woken.
 */
@NullMarked
package dev.selvedge.storetests;

import org.jspecify.annotations.NullMarked;
