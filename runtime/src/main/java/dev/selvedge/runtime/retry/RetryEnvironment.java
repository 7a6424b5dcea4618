package dev.selvedge.runtime.retry;

import dev.selvedge.runtime.config.Settings;
import dev.selvedge.runtime.event.Listeners;
import dev.selvedge.runtime.internal.TimeSource;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/**
 * What retrying takes from its surroundings, so that tests can supply their own.
 *
 * @param random asked on the thread that draws
 * @param executor where later attempts of asynchronous methods run
 */
record RetryEnvironment(
    TimeSource time,
    Supplier<? extends RandomGenerator> random,
    Settings settings,
    Listeners listeners,
    Executor executor,
    RetryBudgets budgets) {}
