/** Real servers, started for one run on free ports of the loopback interface, and stopped after. */
@NullMarked
package dev.selvedge.benchmarks.server;

import org.jspecify.annotations.NullMarked;
