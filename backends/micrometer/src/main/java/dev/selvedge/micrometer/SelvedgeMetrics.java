package dev.selvedge.micrometer;

import dev.selvedge.runtime.Selvedge;
import dev.selvedge.runtime.event.SelvedgeListener;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Publishes retrying, locking and calls between nodes as meters of a registry. Thread-safe.
 *
 * <table>
 * <caption>Meters, tagged {@code method} as {@code com.acme.Billing#fetch(long)}</caption>
 * <tr><th>name<th>kind<th>further tags<th>what it tells
 * <tr><td>{@code selvedge.retry.attempts.failed}<td>counter<td>{@code exception}
 *     <td>failed attempts that were followed by another
 * <tr><td>{@code selvedge.retry.calls}<td>counter<td>{@code outcome}
 *     <td>calls that did not succeed at once, each counted once
 * <tr><td>{@code selvedge.retry.fallbacks}<td>counter<td>
 *     <td>calls given up on for which a fallback stood in
 * <tr><td>{@code selvedge.retry.elapsed}<td>timer<td>
 *     <td>how long those calls took, from their first failure (from entry, where {@code
 *     maxDuration} is set) to their end
 * <tr><td>{@code selvedge.lock.waited}<td>timer<td>
 *     <td>how long locks were waited for that were granted; its count is the number of grants
 * <tr><td>{@code selvedge.lock.held}<td>timer<td><td>how long locks were held
 * <tr><td>{@code selvedge.lock.refused}<td>counter<td>{@code reason}
 *     <td>calls that did not get their lock; {@code reason} is the simple name of the exception
 * <tr><td>{@code selvedge.lock.lost}<td>counter<td><td>locks that ended while they were held
 * <tr><td>{@code selvedge.lock.releases.failed}<td>counter<td>
 *     <td>locks that could not be given back, so that their lease had to end them
 * <tr><td>{@code selvedge.shard.forwarded}<td>timer<td>{@code ring}, {@code outcome}
 *     <td>calls whose key another node owned, until they ended
 * <tr><td>{@code selvedge.shard.redirected}<td>counter<td>{@code ring}
 *     <td>how often such calls were sent beyond the first time
 * <tr><td>{@code selvedge.shard.served}<td>timer<td>{@code ring}, {@code outcome}
 *     <td>calls of other nodes that ran here, or were turned away for want of room or time
 * <tr><td>{@code selvedge.shard.views}<td>counter<td>{@code ring} only
 *     <td>views that this process has had
 * <tr><td>{@code selvedge.shard.slots.moved}<td>counter<td>{@code ring} only
 *     <td>slots that have changed hands in them
 * </table>
 *
 * <p>{@code exception} is the simple name of the class that was thrown, {@code none} for a rejected
 * result. {@code outcome} is {@code recovered} or why the call was given up on: {@code exhausted},
 * {@code deadline}, {@code budget}, {@code retry_after}, {@code interrupted}, {@code aborted},
 * {@code unmatched}, {@code nested}, {@code refused}. The number of meters is bounded by the number
 * of annotated methods and of exception classes; no message, key or argument becomes a tag.
 *
 * <p>Not counted: calls that succeed at the first attempt, because no code of Selvedge runs in
 * them, and calls whose first failure was never to be retried.
 */
public final class SelvedgeMetrics implements MeterBinder, AutoCloseable {
  private final Tags tags;
  private final Map<MeterRegistry, List<SelvedgeListener>> bound = new ConcurrentHashMap<>();

  /** Meters without further tags. */
  public SelvedgeMetrics() {
    this(List.of());
  }

  /** Meters that all carry these tags too. */
  public SelvedgeMetrics(Iterable<Tag> tags) {
    this.tags = Tags.of(tags);
  }

  /** Begins to count into the registry; may be called for several, and counts once in each. */
  @Override
  public void bindTo(MeterRegistry registry) {
    List<SelvedgeListener> meters =
        List.of(
            new RetryMeters(registry, tags),
            new LockMeters(registry, tags),
            new ShardMeters(registry, tags));
    if (bound.putIfAbsent(registry, meters) == null) {
      meters.forEach(Selvedge::addListener);
    }
  }

  /**
   * Stops counting, and lets go of the registries. What was counted stays in them, so that it can
   * still be published.
   */
  @Override
  public void close() {
    bound.values().forEach(meters -> meters.forEach(Selvedge::removeListener));
    bound.clear();
  }
}
