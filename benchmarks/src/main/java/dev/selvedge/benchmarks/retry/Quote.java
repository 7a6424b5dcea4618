package dev.selvedge.benchmarks.retry;

/** The result of every measured call: a reference, so that no peer pays for boxing. */
public record Quote(long cents) {}
