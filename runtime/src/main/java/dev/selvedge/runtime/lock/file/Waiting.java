package dev.selvedge.runtime.lock.file;

import dev.selvedge.LockMode;

/**
 * One that waits for a key.
 *
 * @param instance the store through which it asked
 * @param port where that one listens for wakes; 0 for nowhere
 * @param lease that it has asked for, in milliseconds
 * @param until when it will have given up, in milliseconds of the wall clock
 */
record Waiting(
    String owner,
    String instance,
    int port,
    String holder,
    LockMode mode,
    long lease,
    long until) {}
