package dev.selvedge.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;

/** Applications in class loaders that the agent's own does not see into. */
class LoadersTest {

  @TestFactory
  List<DynamicNode> servletContainer() throws Exception {
    List<DynamicNode> all = new ArrayList<>();
    for (Compilation how : Compilation.available()) {
      String application = Artifacts.classPath(Programs.classPath(how));
      for (Jdk jdk : Jdks.all()) {
        all.add(container(jdk, how, launch(jdk, "launch.ChildFirst", application)));
      }
    }
    return all;
  }

  @TestFactory
  List<DynamicNode> jarOfJars() throws Exception {
    List<DynamicNode> all = new ArrayList<>();
    for (Compilation how : Compilation.available()) {
      Path jar = bootJar(how);
      for (Jdk jdk : Jdks.all()) {
        all.add(container(jdk, how, launch(jdk, "launch.NestedJars", jar.toString())));
      }
    }
    return all;
  }

  @TestFactory
  Stream<DynamicNode> runtimeIsMissing() {
    return Stream.of("fail", "warn")
        .map(
            unwoven ->
                dynamicTest(
                    "unwoven=" + unwoven,
                    () -> {
                      Path programs = Programs.classPath(Compilation.WITHOUT_COMPANIONS).get(0);
                      Outcome outcome =
                          Fork.on(Jdks.all().get(0))
                              .withAgent("=unwoven=" + unwoven)
                              .classPath(List.of(launchers()))
                              .run("launch.Blind", programs.toString(), unwoven)
                              .passed();
                      assertThat(outcome.err())
                          .as(outcome.toString())
                          .singleElement()
                          .asString()
                          .startsWith("selvedge: [SV204] class Unnamed ");
                    }));
  }

  private static Outcome launch(Jdk jdk, String launcher, String application) throws Exception {
    String[] groups = Programs.groups();
    String[] arguments = new String[groups.length + 2];
    arguments[0] = application;
    System.arraycopy(groups, 0, arguments, 1, groups.length);
    arguments[groups.length + 1] = "Parallel";
    return Fork.on(jdk).withAgent().classPath(List.of(launchers())).run(launcher, arguments);
  }

  private static Path launchers() throws IOException {
    return ProgramCompiler.compile("launchers", List.of());
  }

  private static DynamicNode container(Jdk jdk, Compilation how, Outcome outcome) {
    Stream<DynamicNode> silent =
        Stream.of(
            dynamicTest(
                "nothing else is said",
                () -> assertThat(outcome.saidByAgent()).as(outcome.toString()).isEmpty()));
    return dynamicContainer(jdk + ", " + how, Stream.concat(outcome.checks(), silent));
  }

  private static Path bootJar(Compilation how) throws IOException {
    Path jar = Artifacts.work("boot-" + how + ".jar");
    Path programs = Programs.classPath(how).get(0);
    try (OutputStream file = Files.newOutputStream(jar);
        JarOutputStream out = new JarOutputStream(file);
        Stream<Path> classes = Files.walk(programs)) {
      for (Path entry : classes.filter(Files::isRegularFile).toList()) {
        String name = programs.relativize(entry).toString().replace('\\', '/');
        put(out, "BOOT-INF/classes/" + name, entry);
      }
      for (Path library : Artifacts.libraries()) {
        put(out, "BOOT-INF/lib/" + library.getFileName(), library);
      }
    }
    return jar;
  }

  private static void put(JarOutputStream out, String name, Path content) throws IOException {
    out.putNextEntry(new JarEntry(name));
    Files.copy(content, out);
    out.closeEntry();
  }
}
