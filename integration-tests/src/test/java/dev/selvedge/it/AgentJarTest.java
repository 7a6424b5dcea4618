package dev.selvedge.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import org.junit.jupiter.api.Test;

/**
 * What the shaded jar consists of. It is on every application's class path, so it must be small.
 */
class AgentJarTest {

  @Test
  void allClassesAreTheAgentsOwnOrRelocated() throws IOException {
    assertThat(entries())
        .filteredOn(name -> name.endsWith(".class"))
        .allMatch(name -> name.startsWith("dev/selvedge/agent/"))
        .anyMatch(name -> name.startsWith("dev/selvedge/agent/shaded/bytebuddy/"))
        .anyMatch(name -> name.startsWith("dev/selvedge/agent/shaded/contract/"));
  }

  @Test
  void nothingOfTheRuntimeOrOfTheAnnotationsIsInside() throws IOException {
    assertThat(entries())
        .noneMatch(name -> name.startsWith("dev/selvedge/runtime/"))
        .doesNotContain("dev/selvedge/Retry.class", "dev/selvedge/Woven.class");
  }

  @Test
  void itOffersNoServicesAndNoModule() throws IOException {
    assertThat(entries())
        .noneMatch(name -> name.startsWith("META-INF/services/"))
        .noneMatch(name -> name.startsWith("META-INF/versions/"))
        .noneMatch(name -> name.endsWith("module-info.class"));
  }

  @Test
  void theLicencesOfWhatItBundlesAreInside() throws IOException {
    assertThat(entries())
        .contains(
            "META-INF/bytebuddy/LICENSE",
            "META-INF/bytebuddy/NOTICE",
            "META-INF/bytebuddy/licenses/ASM");
  }

  @Test
  void theManifestNamesBothEntryPointsAndTheVersion() throws IOException {
    try (JarFile jar = new JarFile(Artifacts.agent().toFile())) {
      Attributes manifest = jar.getManifest().getMainAttributes();

      assertThat(manifest.getValue("Premain-Class")).isEqualTo("dev.selvedge.agent.SelvedgeAgent");
      assertThat(manifest.getValue("Main-Class")).isEqualTo("dev.selvedge.agent.SelvedgeAgent");
      assertThat(manifest.getValue("Implementation-Version")).isNotBlank();
      assertThat(manifest.getValue("Automatic-Module-Name")).isEqualTo("dev.selvedge.agent");
      assertThat(manifest.getValue("Class-Path")).isNull();
    }
  }

  private static List<String> entries() throws IOException {
    try (JarFile jar = new JarFile(Artifacts.agent().toFile())) {
      return jar.stream().filter(entry -> !entry.isDirectory()).map(JarEntry::getName).toList();
    }
  }
}
