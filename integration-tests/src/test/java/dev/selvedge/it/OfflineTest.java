package dev.selvedge.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Weaving and verifying on disk, as a build does, with the shaded jar as a program. */
class OfflineTest {
  private static final Jdk JDK = Jdks.all().get(0);

  @Test
  void wovenInTheBuildAProgramNeedsNoAgent() throws Exception {
    Path classes = ProgramCompiler.compile("offline", Artifacts.libraries());
    assertThat(agent("verify", classes).exitCode()).isEqualTo(1);

    Outcome weaving = agent("weave", classes);

    assertThat(weaving.exitCode()).as(weaving.toString()).isZero();
    assertThat(weaving.out()).containsExactly("selvedge: 1 class woven, 0 problems");
    assertThat(agent("verify", classes).exitCode()).isZero();
    Fork.on(JDK).classPath(with(classes)).run("offline.Good").passed();
  }

  @Test
  void wovenInTheBuildAndByTheAgentAttemptsAreNotMultiplied() throws Exception {
    Path classes = ProgramCompiler.compile("offline", Artifacts.libraries());
    agent("weave", classes);
    byte[] once = Files.readAllBytes(classes.resolve("offline/Good.class"));

    Outcome again = agent("weave", classes);

    assertThat(again.out()).containsExactly("selvedge: 0 classes woven, 0 problems");
    assertThat(Files.readAllBytes(classes.resolve("offline/Good.class"))).isEqualTo(once);
    Outcome run = Fork.on(JDK).withAgent().classPath(with(classes)).run("offline.Good").passed();
    assertThat(run.saidByAgent()).isEmpty();
  }

  @Test
  void aClassWithAProblemIsReportedAndLeftAsItWas() throws Exception {
    Path classes = ProgramCompiler.compile("offlinebad", Artifacts.libraries());
    byte[] before = Files.readAllBytes(classes.resolve("offline/Bad.class"));

    Outcome weaving = agent("weave", classes);

    assertThat(weaving.exitCode()).isEqualTo(1);
    assertThat(weaving.err())
        .singleElement()
        .asString()
        .contains("[SV104]", "offline.Bad#locked()");
    assertThat(Files.readAllBytes(classes.resolve("offline/Bad.class"))).isEqualTo(before);
    try (Stream<Path> left = Files.list(classes.resolve("offline"))) {
      assertThat(left.map(Path::getFileName).map(Path::toString)).containsExactly("Bad.class");
    }
  }

  @Test
  void aJarIsVerifiedLikeAFolder() throws Exception {
    Path classes = ProgramCompiler.compile("offline", Artifacts.libraries());
    Path jar = jarOf(classes);

    Outcome verifying = agent("verify", jar);

    assertThat(verifying.exitCode()).isEqualTo(1);
    assertThat(verifying.err()).singleElement().asString().contains("[SV311]", "offline.Good");
  }

  @Test
  void nothingAnnotatedIsAProblemToo() throws Exception {
    Outcome verifying = agent("verify", Artifacts.emptyFolder("nothing"));

    assertThat(verifying.exitCode()).isEqualTo(1);
    assertThat(verifying.err()).singleElement().asString().contains("[SV312]", "nothing");
  }

  @Test
  void aDamagedClassFileIsReported() throws Exception {
    Path classes = ProgramCompiler.compile("offline", Artifacts.libraries());
    Path file = classes.resolve("offline/Good.class");
    byte[] whole = Files.readAllBytes(file);
    Files.write(file, Arrays.copyOf(whole, whole.length - 40));

    assertThat(agent("weave", classes).err()).singleElement().asString().contains("[SV201]");
    assertThat(agent("verify", classes).err()).singleElement().asString().contains("[SV201]");
  }

  @Test
  void whatIsNoJarIsNamed() throws Exception {
    Path text = Files.writeString(Artifacts.emptyFolder("text").resolve("notes.txt"), "no jar");

    Outcome verifying = agent("verify", text);

    assertThat(verifying.exitCode()).isEqualTo(1);
    assertThat(verifying.err()).singleElement().asString().contains("notes.txt is not a jar");
  }

  @Test
  void helpIsNoMistake() throws Exception {
    Outcome help = Fork.on(JDK).run("-jar " + Artifacts.agent(), "--help");

    assertThat(help.exitCode()).isZero();
    assertThat(help.err()).isEmpty();
    assertThat(help.out().get(0)).contains("weave DIR...");
  }

  @Test
  void wrongArgumentsAreOneLineAndTheUsage() throws Exception {
    Outcome none = Fork.on(JDK).run("-jar " + Artifacts.agent());
    Outcome unknown = Fork.on(JDK).run("-jar " + Artifacts.agent(), "wave", "x");
    Outcome missing = Fork.on(JDK).run("-jar " + Artifacts.agent(), "weave", "no-such-folder");

    assertThat(none.exitCode()).isEqualTo(2);
    assertThat(none.err().get(0)).isEqualTo("selvedge: no command");
    assertThat(unknown.err().get(0)).isEqualTo("selvedge: unknown command wave");
    assertThat(missing.exitCode()).isEqualTo(2);
    assertThat(missing.err()).containsExactly("selvedge: no-such-folder is not a directory");
  }

  private static Outcome agent(String command, Path place) throws Exception {
    return Fork.on(JDK).run("-jar " + Artifacts.agent(), command, place.toString());
  }

  private static List<Path> with(Path classes) {
    List<Path> all = new ArrayList<>(List.of(classes));
    all.addAll(Artifacts.libraries());
    return all;
  }

  private static Path jarOf(Path classes) throws IOException {
    Path jar = Artifacts.emptyFolder("jar").resolve("offline.jar");
    try (OutputStream out = Files.newOutputStream(jar);
        JarOutputStream entries = new JarOutputStream(out);
        Stream<Path> files = Files.walk(classes)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        entries.putNextEntry(new JarEntry(classes.relativize(file).toString().replace('\\', '/')));
        entries.write(Files.readAllBytes(file));
      }
    }
    return jar;
  }
}
