/**
 * Keeps members in a directory that all processes of one host share; no server.
 *
 * <p>It is the directory {@code nodes} within that of the locks, and what is said in {@link
 * dev.selvedge.runtime.lock.file} of file locks, of clocks and of files that show who is alive is
 * true of it too. The records are in one file, which is replaced as a whole, under the lock of the
 * file {@code members}; nothing of it has to survive the end of the operating system, with which
 * all nodes end.
 */
@NullMarked
package dev.selvedge.runtime.shard.member.file;

import org.jspecify.annotations.NullMarked;
