package dev.selvedge.processor;

import com.google.testing.compile.JavaFileObjects;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.JavaFileObject;

/** A source file of the test resources, with what it expects the processor to say about it. */
record Fixture(Path path, String text) {

  static final Path RESOURCES = Path.of("src", "test", "resources");

  /** What stands in for the runtime. */
  static final Path RUNTIME = RESOURCES.resolve("support/runtime");

  private static final Pattern EXPECTATION = Pattern.compile("// expect((?: SV\\d+)+)$");
  private static final Pattern PACKAGE = Pattern.compile("^package ([\\w.]+);$", Pattern.MULTILINE);

  /** A problem the way fixtures state it, so that a failed comparison reads well. */
  record Problem(long line, String id) implements Comparable<Problem> {
    @Override
    public int compareTo(Problem other) {
      return toString().compareTo(other.toString());
    }

    @Override
    public String toString() {
      return String.format(Locale.ROOT, "line %3d: %s", line, id);
    }
  }

  static List<Fixture> in(String folder) {
    try (Stream<Path> files = Files.walk(RESOURCES.resolve(folder))) {
      return files
          .filter(file -> file.toString().endsWith(".java"))
          .sorted()
          .map(Fixture::read)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Fixture of(String folder, String className) {
    return read(RESOURCES.resolve(folder).resolve(className + ".java"));
  }

  private static Fixture read(Path path) {
    try {
      return new Fixture(path, Files.readString(path));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What the lines marked {@code // expect SV101} say, in order. */
  List<Problem> expected() {
    List<Problem> problems = new ArrayList<>();
    List<String> lines = text.lines().toList();
    for (int i = 0; i < lines.size(); i++) {
      Matcher matcher = EXPECTATION.matcher(lines.get(i));
      if (matcher.find()) {
        for (String id : matcher.group(1).strip().split(" ", -1)) {
          problems.add(new Problem(i + 1, id));
        }
      }
    }
    return problems.stream().sorted().toList();
  }

  boolean needsRuntime() {
    return !text.startsWith("// without the runtime");
  }

  JavaFileObject source() {
    return JavaFileObjects.forSourceString(className(), text);
  }

  String className() {
    String simple = path.getFileName().toString().replace(".java", "");
    Matcher matcher = PACKAGE.matcher(text);
    return matcher.find() ? matcher.group(1) + "." + simple : simple;
  }

  @Override
  public String toString() {
    return path.getFileName().toString();
  }
}
