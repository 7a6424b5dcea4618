package dev.selvedge.processor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The published jar: complete in itself, and in nobody's way. */
class ProcessorJarPackagedTest {

  private JarFile jar;

  @BeforeEach
  void open() throws IOException {
    jar = new JarFile(InstalledJdk.processorJar().toFile());
  }

  @AfterEach
  void close() throws IOException {
    jar.close();
  }

  @Test
  void holdsNothingOutsideItsOwnPackage() {
    List<String> strangers =
        jar.stream()
            .filter(entry -> !entry.isDirectory())
            .map(ZipEntry::getName)
            .filter(name -> !name.startsWith("dev/selvedge/processor/"))
            .filter(name -> !name.startsWith("META-INF/maven/dev.selvedge/selvedge-processor/"))
            .toList();
    assertThat(strangers)
        .containsExactlyInAnyOrder(
            "META-INF/MANIFEST.MF",
            "META-INF/NOTICE",
            "META-INF/services/javax.annotation.processing.Processor",
            "META-INF/gradle/incremental.annotation.processors");
  }

  @Test
  void bundlesWhatItNeedsRelocated() {
    assertThat(jar.stream().map(ZipEntry::getName))
        .contains(
            "dev/selvedge/processor/shaded/javapoet/JavaFile.class",
            "dev/selvedge/processor/shaded/contract/Diagnostic.class",
            "dev/selvedge/processor/shaded/contract/CompanionNames.class");
  }

  @Test
  void refersToNothingByItsNameBeforeRelocation() throws IOException {
    List<String> offenders = new ArrayList<>();
    for (ZipEntry entry : jar.stream().filter(it -> it.getName().endsWith(".class")).toList()) {
      String bytes =
          new String(jar.getInputStream(entry).readAllBytes(), StandardCharsets.ISO_8859_1);
      if (bytes.contains("com/palantir")
          || bytes.contains("com.palantir")
          || bytes.contains("dev/selvedge/contract")
          || bytes.contains("dev.selvedge.contract")) {
        offenders.add(entry.getName());
      }
    }
    assertThat(offenders).isEmpty();
  }

  @Test
  void isFoundByTheCompilerAndByGradle() throws IOException {
    assertThat(text("META-INF/services/javax.annotation.processing.Processor"))
        .isEqualTo("dev.selvedge.processor.SelvedgeProcessor");
    assertThat(text("META-INF/gradle/incremental.annotation.processors"))
        .isEqualTo("dev.selvedge.processor.SelvedgeProcessor,isolating");
  }

  @Test
  void hasAModuleName() throws IOException {
    assertThat(jar.getManifest().getMainAttributes().getValue("Automatic-Module-Name"))
        .isEqualTo("dev.selvedge.processor");
  }

  @Test
  void leaksNoDependency() throws IOException {
    String pom = Files.readString(Path.of(InstalledJdk.property("selvedge.processor.pom")));
    List<String> scopes =
        pom.lines().map(String::strip).filter(line -> line.startsWith("<scope>")).toList();
    long dependencies = pom.lines().filter(line -> line.strip().equals("<dependency>")).count();
    assertThat(scopes)
        .hasSize((int) dependencies)
        .isSubsetOf("<scope>test</scope>", "<scope>provided</scope>");
  }

  private String text(String entry) throws IOException {
    return new String(
            jar.getInputStream(jar.getEntry(entry)).readAllBytes(), StandardCharsets.UTF_8)
        .strip();
  }
}
