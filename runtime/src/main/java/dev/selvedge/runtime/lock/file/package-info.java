/**
 * Keeps locks in a directory that all processes of one host share; no server.
 *
 * <h2>What is in the directory</h2>
 *
 * <ul>
 *   <li>{@code members}: locked while a process joins or tidies up, and says which layout this is
 *   <li>{@code stripe-00} to {@code stripe-63}: who holds and who waits, by the key's hash; see
 *       {@link dev.selvedge.runtime.lock.file.StripeFile}
 *   <li>{@code alive-…}: one per open store, locked by its process for as long as it lives
 * </ul>
 *
 * <h2>Why it is written as it is</h2>
 *
 * <ul>
 *   <li>POSIX file locks belong to the process: closing <em>any</em> descriptor of a file drops the
 *       process's lock on it. Hence no file here is ever opened for a look; each stripe is closed
 *       only by who has locked it; and no process opens its own {@code alive-…} file twice.
 *   <li>An interrupt closes a {@code FileChannel} in the middle of an operation. Hence all I/O goes
 *       through {@code RandomAccessFile}, which knows no interrupts, and locks are taken by {@code
 *       tryLock}, which does not look at them.
 *   <li>A process that is stopped (SIGSTOP) in the few microseconds in which it has a stripe locked
 *       keeps all others out. Waiting in the kernel could not be bounded; hence {@code tryLock}
 *       again, and an error in the end.
 * </ul>
 *
 * <h2>Clocks</h2>
 *
 * Leases end by the host's wall clock, the only one that all processes are sure to share: {@code
 * System.nanoTime} has an origin of its own in each JVM. A clock that is set forward ends leases
 * early; their holders see the same clock and know. A clock that is set back would prolong them;
 * what is left of a lease is therefore cut to its length whenever it is read.
 */
@NullMarked
package dev.selvedge.runtime.lock.file;

import org.jspecify.annotations.NullMarked;
