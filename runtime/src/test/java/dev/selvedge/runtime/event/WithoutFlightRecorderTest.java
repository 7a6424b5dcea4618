package dev.selvedge.runtime.event;

import static org.assertj.core.api.Assertions.assertThat;

import dev.selvedge.Retry;
import dev.selvedge.runtime.retry.RetryPlan;
import dev.selvedge.runtime.retry.WovenRetry;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** An image made by jlink may lack the module {@code jdk.jfr}: here, a JVM limited to less. */
class WithoutFlightRecorderTest {

  @Test
  void aJvmWithoutTheModuleRetriesAndListensAllTheSame() throws Exception {
    Process jvm =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--limit-modules=java.base",
                "-cp",
                classPath(),
                Main.class.getName())
            .redirectErrorStream(true)
            .start();
    try (BufferedReader said = jvm.inputReader()) {
      String output = said.lines().collect(Collectors.joining("\n"));

      assertThat(jvm.waitFor()).as(output).isZero();
      assertThat(output).isEqualTo("without: heard com.acme.Billing#fetch(long)");
    } finally {
      jvm.destroyForcibly();
    }
  }

  private static String classPath() {
    return Stream.of(Listeners.class, Retry.class, Main.class)
        .map(WithoutFlightRecorderTest::place)
        .distinct()
        .collect(Collectors.joining(File.pathSeparator));
  }

  private static String place(Class<?> type) {
    try {
      return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI()).toString();
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Runs in the other JVM. */
  static final class Main {
    public static void main(String[] args) {
      boolean present = ModuleLayer.boot().findModule("jdk.jfr").isPresent();
      Listeners.GLOBAL.any();
      Listeners.GLOBAL.add(
          new SelvedgeListener() {
            @Override
            public void attemptFailed(RetryAttemptFailed event) {
              System.out.println((present ? "with" : "without") + ": heard " + event.method());
            }
          });
      Object plan =
          RetryPlan.of(Main.class, "com.acme.Billing", "fetch(long)").delay("0ms").build();
      WovenRetry.failed(null, plan, WovenRetry.sequence(), new IOException());
    }
  }
}
