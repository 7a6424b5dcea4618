package dev.selvedge.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A class that is redefined while it runs stays woven. */
class HotSwapTest {

  static Stream<Arguments> everyWay() {
    return Jdks.all().stream()
        .flatMap(jdk -> Compilation.available().stream().map(how -> Arguments.of(jdk, how)));
  }

  @ParameterizedTest
  @MethodSource("everyWay")
  void redefinedClassStaysWoven(Jdk jdk, Compilation how) throws Exception {
    Path first = ProgramCompiler.compile("hotswap", how, Artifacts.libraries());
    Path second = ProgramCompiler.compile("hotswapped", how, Artifacts.libraries());

    Outcome outcome =
        Fork.on(jdk)
            .withAgent()
            .option("-javaagent:" + swapAgent())
            .classPath(Programs.with(first, Artifacts.libraries()))
            .run("swap.Swap", second.toString());

    assertThat(outcome.passed().saidByAgent()).as(outcome.toString()).isEmpty();
  }

  /** The class itself comes from the class path; the jar only names it. */
  private static Path swapAgent() throws IOException {
    Path jar = Artifacts.work("swap-agent.jar");
    Manifest manifest = new Manifest();
    Attributes attributes = manifest.getMainAttributes();
    attributes.put(Attributes.Name.MANIFEST_VERSION, "1.0");
    attributes.putValue("Premain-Class", "swap.SwapAgent");
    attributes.putValue("Can-Redefine-Classes", "true");
    try (OutputStream file = Files.newOutputStream(jar)) {
      new JarOutputStream(file, manifest).close();
    }
    return jar;
  }
}
