package dev.selvedge.benchmarks.process;

/** What one process used from start to exit, in milliseconds: CPU in user and kernel, and time. */
public record Usage(double cpuMillis, double wallMillis) {}
