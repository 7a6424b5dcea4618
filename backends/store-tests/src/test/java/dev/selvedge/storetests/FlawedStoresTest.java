package dev.selvedge.storetests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectMethod;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;
import org.junit.platform.launcher.listeners.TestExecutionSummary;

/** Each flaw is noticed by the test that is there for it. */
class FlawedStoresTest {
  private static final ThreadLocal<Flaw> CURRENT = new ThreadLocal<>();

  /** The contract over a store with the current flaw; run by the tests below only. */
  static class Flawed extends MemoryStoreContract {
    Flawed() {
      super(CURRENT.get());
    }

    @Override
    protected Duration patience() {
      return Duration.ofSeconds(3);
    }
  }

  static List<Arguments> flaws() {
    return Stream.of(Flaw.values())
        .flatMap(flaw -> flaw.tests().stream().map(test -> Arguments.of(flaw, test)))
        .toList();
  }

  @ParameterizedTest
  @MethodSource("flaws")
  void isNoticed(Flaw flaw, String test) {
    CURRENT.set(flaw);
    try {
      TestExecutionSummary summary = run(test);

      assertThat(summary.getTestsStartedCount()).isEqualTo(1);
      assertThat(summary.getFailures()).hasSize(1);
      assertThat(summary.getFailures().get(0).getException()).isInstanceOf(AssertionError.class);
    } finally {
      CURRENT.remove();
    }
  }

  private static TestExecutionSummary run(String test) {
    LauncherDiscoveryRequest request =
        LauncherDiscoveryRequestBuilder.request()
            .selectors(selectMethod(Flawed.class, test))
            .build();
    SummaryGeneratingListener listener = new SummaryGeneratingListener();
    LauncherFactory.create().execute(request, listener);
    return listener.getSummary();
  }
}
