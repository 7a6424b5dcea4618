package dev.selvedge.agent.offline;

import dev.selvedge.agent.Names;
import dev.selvedge.agent.scan.ConstantPoolScan;
import dev.selvedge.agent.weave.Inspection;
import dev.selvedge.contract.Diagnostic;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import java.util.zip.ZipException;

/** Tells whether all annotated classes in directories and jars are woven. */
final class ClassFileVerification {
  private final ConstantPoolScan scan = new ConstantPoolScan(Names.WEAVABLE);
  private final List<Path> places;
  private final PrintStream out;
  private final PrintStream err;

  private final List<String> problems = new ArrayList<>();
  private int annotated;

  ClassFileVerification(List<Path> places, PrintStream out, PrintStream err) {
    this.places = List.copyOf(places);
    this.out = out;
    this.err = err;
  }

  int run() throws IOException {
    for (Path place : places) {
      if (Files.isDirectory(place)) {
        verifyDirectory(place);
      } else {
        verifyJar(place);
      }
    }
    if (annotated == 0 && problems.isEmpty()) {
      problems.add(
          Diagnostic.NOTHING_TO_VERIFY.message(
              "in " + places, "name the directories and jars that hold them"));
    }
    problems.forEach(problem -> err.println("selvedge: " + problem));
    out.println(
        "selvedge: "
            + Offline.counted(annotated, "annotated class", "annotated classes")
            + " verified, "
            + Offline.counted(problems.size(), "problem", "problems"));
    return problems.isEmpty() ? Offline.DONE : Offline.PROBLEMS;
  }

  private void verifyDirectory(Path directory) throws IOException {
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.filter(f -> f.toString().endsWith(".class")).sorted().toList()) {
        verify(file.toString(), Files.readAllBytes(file));
      }
    }
  }

  private void verifyJar(Path jar) throws IOException {
    try (JarFile file = open(jar)) {
      for (JarEntry entry : (Iterable<JarEntry>) file.stream()::iterator) {
        if (entry.getName().endsWith(".class")) {
          try (InputStream in = file.getInputStream(entry)) {
            verify(jar + "!/" + entry.getName(), in.readAllBytes());
          }
        }
      }
    }
  }

  /** The JDK's own message does not name the file. */
  private static JarFile open(Path jar) throws IOException {
    try {
      return new JarFile(jar.toFile());
    } catch (ZipException e) {
      throw new IOException(jar + " is not a jar: " + e.getMessage(), e);
    }
  }

  private void verify(String where, byte[] classFile) {
    if (!scan.hits(classFile)) {
      return;
    }
    Inspection seen;
    try {
      seen = Inspection.of(classFile);
    } catch (RuntimeException e) { // whatever a damaged class file makes the reader throw
      problems.add(Diagnostic.WEAVE_UNREADABLE.message(where, e));
      return;
    }
    if (!seen.annotated()) {
      return;
    }
    annotated++;
    if (seen.wovenBy() == null) {
      problems.add(Diagnostic.NOT_WOVEN.message(seen.className(), ""));
    } else if (!seen.unwoven().isEmpty()) {
      problems.add(Diagnostic.NOT_WOVEN.message(seen.className(), " in part: " + seen.unwoven()));
    }
  }
}
