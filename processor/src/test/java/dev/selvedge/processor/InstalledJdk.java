package dev.selvedge.processor;

import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A JDK of this machine that is at least as new as the oldest supported. */
record InstalledJdk(int version, Path home) {

  /** What javac said. */
  record Outcome(int exitCode, String output) {}

  private static final int OLDEST_SUPPORTED = 17;
  private static final Path PROCESSOR_JAR = Path.of(property("selvedge.processor.jar"));

  /** The one that runs the tests, and the first of each other version installed beside it. */
  static List<InstalledJdk> all() throws IOException {
    Path current = Path.of(property("java.home")).toRealPath();
    Map<Integer, InstalledJdk> found = new TreeMap<>();
    found.put(Runtime.version().feature(), new InstalledJdk(Runtime.version().feature(), current));
    try (Stream<Path> siblings = Files.list(current.getParent())) {
      for (Path home : siblings.sorted().toList()) {
        int version = versionOf(home);
        if (version >= OLDEST_SUPPORTED) {
          found.putIfAbsent(version, new InstalledJdk(version, home));
        }
      }
    }
    return List.copyOf(found.values());
  }

  private static int versionOf(Path home) throws IOException {
    Path release = home.resolve("release");
    if (!Files.isRegularFile(release) || !Files.isExecutable(home.resolve("bin/javac"))) {
      return 0;
    }
    Properties properties = new Properties();
    try (var in = Files.newInputStream(release)) {
      properties.load(in);
    }
    String version = properties.getProperty("JAVA_VERSION", "0").replace("\"", "");
    return Integer.parseInt(version.replaceFirst("\\D.*", ""));
  }

  /** Runs javac with the finished processor jar in a directory of the test's. */
  Outcome compile(Path directory, List<String> arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(home.resolve("bin/javac").toString());
    command.addAll(List.of("-J-Xmx256m", "-encoding", "UTF-8"));
    command.addAll(List.of("-d", directory.resolve("classes").toString()));
    command.addAll(List.of("--processor-path", PROCESSOR_JAR.toString()));
    command.addAll(arguments);
    Files.createDirectories(directory.resolve("classes"));
    Path output = directory.resolve("javac.txt");
    Process javac =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    if (!javac.waitFor(2, TimeUnit.MINUTES)) {
      javac.destroyForcibly();
      throw new IllegalStateException(String.format(Locale.ROOT, "javac %d hangs", version));
    }
    return new Outcome(javac.exitValue(), Files.readString(output));
  }

  /** Where the annotations are: classes or a jar, as this build has them. */
  static Path annotations() throws URISyntaxException {
    var source = dev.selvedge.Retry.class.getProtectionDomain().getCodeSource();
    return new File(source.getLocation().toURI()).toPath();
  }

  static Path processorJar() {
    return PROCESSOR_JAR;
  }

  static String property(String name) {
    String value = System.getProperty(name);
    if (value == null) {
      throw new IllegalStateException(name + " is not set: run this test through Maven");
    }
    return value;
  }

  @Override
  public String toString() {
    return "JDK " + version;
  }
}
