package dev.selvedge.jdbc;

/** One who waits for a key, as it was read; the lower the number the longer. */
record Waiter(
    long id, String owner, String client, String holder, boolean shared, long leaseMicros) {}
