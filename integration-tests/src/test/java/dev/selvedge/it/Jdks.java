package dev.selvedge.it;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The JDKs of this machine that Selvedge supports, one of each feature version. */
final class Jdks {
  private static final int OLDEST = 17;
  private static final List<Jdk> ALL = find();

  private Jdks() {}

  static List<Jdk> all() {
    return ALL;
  }

  static String executable(String name) {
    boolean windows = System.getProperty("os.name").toLowerCase(Locale.ROOT).startsWith("windows");
    return windows ? name + ".exe" : name;
  }

  private static List<Jdk> find() {
    Path running = Path.of(System.getProperty("java.home"));
    List<Path> homes = new ArrayList<>();
    homes.add(running);
    addHome(homes, System.getenv("JAVA_HOME"));
    List.copyOf(homes).forEach(home -> addFolder(homes, home.getParent()));
    Path user = Path.of(System.getProperty("user.home"));
    addFolder(homes, user.resolve(".sdkman/candidates/java"));
    addFolder(homes, user.resolve(".jdks"));
    addFolder(homes, user.resolve("Library/Java/JavaVirtualMachines"));
    for (String folder :
        List.of(
            "/usr/lib/jvm",
            "/usr/java",
            "/opt/java",
            "/Library/Java/JavaVirtualMachines",
            "C:/Program Files/Java",
            "C:/Program Files/Eclipse Adoptium")) {
      addFolder(homes, Path.of(folder));
    }
    Map<Integer, Jdk> byFeature = new TreeMap<>(Comparator.naturalOrder());
    homes.stream().flatMap(home -> read(home).stream()).forEach(jdk -> keep(byFeature, jdk));
    return List.copyOf(byFeature.values());
  }

  /**
   * The first of a version stays: two builds of one version differ in nothing that matters here.
   */
  private static void keep(Map<Integer, Jdk> byFeature, Jdk jdk) {
    byFeature.putIfAbsent(jdk.feature(), jdk);
  }

  private static void addHome(List<Path> homes, @Nullable String home) {
    if (home != null && !home.isBlank()) {
      homes.add(Path.of(home));
    }
  }

  private static void addFolder(List<Path> homes, @Nullable Path folder) {
    if (folder == null || !Files.isDirectory(folder)) {
      return;
    }
    try (DirectoryStream<Path> children = Files.newDirectoryStream(folder)) {
      for (Path child : children) {
        homes.add(child);
        homes.add(child.resolve("Contents/Home")); // macOS
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot list " + folder, e);
    }
  }

  private static Optional<Jdk> read(Path home) {
    Path release = home.resolve("release");
    if (!Files.isRegularFile(release)
        || !Files.isExecutable(home.resolve("bin").resolve(executable("java")))) {
      return Optional.empty();
    }
    Properties properties = new Properties();
    try (Reader in = Files.newBufferedReader(release)) {
      properties.load(in);
      String version = properties.getProperty("JAVA_VERSION", "0").replace("\"", "");
      int feature = Integer.parseInt(version.split("[.\\-+]", 2)[0]);
      return feature < OLDEST ? Optional.empty() : Optional.of(new Jdk(home.toRealPath(), feature));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + release, e);
    }
  }
}
