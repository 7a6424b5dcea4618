package dev.selvedge.processor;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.testing.compile.Compilation;
import com.google.testing.compile.Compiler;
import dev.selvedge.processor.InstalledJdk.Outcome;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import javax.tools.JavaFileObject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Hosts that are Java modules. */
class ModulesPackagedTest {

  private static final String LIBRARY =
      "requires dev.selvedge.annotations; requires dev.selvedge.runtime;";

  @TempDir Path directory;

  static List<InstalledJdk> jdks() throws IOException {
    return InstalledJdk.all();
  }

  @BeforeEach
  void writeTheLibraryAndTheHost() throws Exception {
    Path jars = Files.createDirectory(directory.resolve("jars"));
    Path annotations = InstalledJdk.annotations();
    if (Files.isDirectory(annotations)) {
      jarOf(annotations, jars, "dev.selvedge.annotations");
    } else {
      Files.copy(annotations, jars.resolve("annotations.jar"));
    }
    jarOfRuntime(jars);
    Files.writeString(
        directory.resolve("Host.java"),
        """
        package a;
        class Host {
          @dev.selvedge.Retry
          @dev.selvedge.DistributedLock("invoice:{id}")
          void m(long id) {}
          @dev.selvedge.ShardBy("id")
          String n(long id) { return ""; }
        }
        """);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("jdks")
  void compilesInAModuleThatRequiresTheRuntime(InstalledJdk jdk) throws Exception {
    assertThat(compile(jdk, LIBRARY)).isEqualTo(new Outcome(0, ""));
    assertThat(companion()).doesNotContain("@Generated");
  }

  /** The annotation of the JDK is in a module that few modules read. */
  @ParameterizedTest(name = "{0}")
  @MethodSource("jdks")
  void isMarkedAsGeneratedWhereTheModuleCanNameThat(InstalledJdk jdk) throws Exception {
    assertThat(compile(jdk, LIBRARY + "requires java.compiler;")).isEqualTo(new Outcome(0, ""));
    assertThat(companion()).contains("@Generated");
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("jdks")
  void saysWhatTheModuleDoesNotRead(InstalledJdk jdk) throws Exception {
    // as long as ours are automatic modules, one that is required makes the other readable
    Files.delete(directory.resolve("jars/dev.selvedge.runtime.jar"));
    Outcome outcome = compile(jdk, "requires dev.selvedge.annotations;");
    assertThat(outcome.exitCode()).isEqualTo(1);
    assertThat(outcome.output())
        .contains("Host.java:2: error: [SV120] Host needs dev.selvedge.runtime.retry.RetryPlan")
        .contains("in a module 'requires dev.selvedge.runtime'")
        .contains("1 error");
  }

  private Outcome compile(InstalledJdk jdk, String directives) throws Exception {
    Path module = directory.resolve("module-info.java");
    Files.writeString(module, "module host { " + directives + " }");
    return jdk.compile(
        directory,
        List.of(
            // our jars are automatic modules, which lint has an opinion about
            "-Xlint:all,-processing,-requires-automatic",
            "-Werror",
            "--module-path",
            directory.resolve("jars").toString(),
            module.toString(),
            directory.resolve("Host.java").toString()));
  }

  private String companion() throws IOException {
    return Files.readString(directory.resolve("classes/a/Host_Selvedge.java"));
  }

  private static void jarOf(Path folder, Path jars, String module) throws IOException {
    List<Path> files;
    try (var walk = Files.walk(folder)) {
      files = walk.filter(Files::isRegularFile).toList();
    }
    try (JarOutputStream jar = open(jars, module)) {
      for (Path file : files) {
        jar.putNextEntry(new JarEntry(folder.relativize(file).toString().replace('\\', '/')));
        Files.copy(file, jar);
      }
    }
  }

  private static void jarOfRuntime(Path jars) throws IOException {
    Compilation compilation =
        Compiler.javac()
            .withOptions("-proc:none", "--release", "17") // read by the javac of every JDK
            .compile(Fixture.in("support/runtime").stream().map(Fixture::source).toList());
    try (JarOutputStream jar = open(jars, "dev.selvedge.runtime")) {
      for (JavaFileObject file : compilation.generatedFiles()) {
        jar.putNextEntry(new JarEntry(file.getName().replaceFirst("^/CLASS_OUTPUT/", "")));
        try (InputStream in = file.openInputStream()) {
          in.transferTo(jar);
        }
      }
    }
  }

  private static JarOutputStream open(Path jars, String module) throws IOException {
    Manifest manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    manifest.getMainAttributes().putValue("Automatic-Module-Name", module);
    return new JarOutputStream(Files.newOutputStream(jars.resolve(module + ".jar")), manifest);
  }
}
