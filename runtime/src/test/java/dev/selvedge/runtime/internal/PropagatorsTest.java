package dev.selvedge.runtime.internal;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.selvedge.runtime.spi.ContextPropagator;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class PropagatorsTest {
  private static final ContextPropagator EMPTY = () -> () -> () -> {};

  @Test
  void theyAreSearchedForAtFirstUseAndOnce() {
    AtomicInteger searches = new AtomicInteger();
    Propagators propagators =
        new Propagators(
            () -> {
              searches.incrementAndGet();
              return List.of(EMPTY);
            });
    assertThat(searches).hasValue(0);

    assertThat(propagators.capture()).hasSize(1);
    assertThat(propagators.capture()).hasSize(1);

    assertThat(searches).hasValue(1);
  }

  @Test
  void aPropagatorWhoseConstructorRetriesFindsNone() {
    AtomicReference<Propagators> self = new AtomicReference<>();
    AtomicReference<List<ContextPropagator.Snapshot>> within = new AtomicReference<>();
    Propagators propagators =
        new Propagators(
            () -> {
              within.set(requireNonNull(self.get()).capture());
              return List.of(EMPTY);
            });
    self.set(propagators);

    assertThat(propagators.capture()).hasSize(1);

    assertThat(within.get()).isEmpty();
  }

  @Test
  void aPropagatorWhoseConstructorWaitsForAnotherThreadsRetryDoesNotWaitForEver() {
    AtomicReference<Propagators> self = new AtomicReference<>();
    AtomicInteger searches = new AtomicInteger();
    var other = Executors.newSingleThreadExecutor();
    Propagators propagators =
        new Propagators(
            () -> {
              if (searches.getAndIncrement() == 0) {
                try {
                  other.submit(() -> requireNonNull(self.get()).capture()).get();
                } catch (Exception e) {
                  throw new AssertionError(e);
                }
              }
              return List.of(EMPTY);
            });
    self.set(propagators);

    assertThat(propagators.capture()).hasSize(1);
    other.shutdown();
  }

  @Test
  void oneThatThrowsAnythingAtAllIsPassedOver() {
    ContextPropagator broken =
        () -> {
          throw new AssertionError("broken");
        };
    Propagators propagators = new Propagators(() -> List.of(broken, EMPTY));

    assertThat(propagators.capture()).hasSize(1);
  }
}
