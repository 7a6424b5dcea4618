package dev.selvedge.it;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The compiled programs, each compiled once. */
final class Programs {
  /** The class that runs groups of checks. */
  static final String RUN = "programs.Run";

  /** Groups that hold wherever the agent works. */
  private static final String[] GROUPS = {
    "MethodKinds",
    "Results",
    "Bodies",
    "Monitors",
    "Failures",
    "Overflow",
    "ClassKinds",
    "Overrides",
    "Fallbacks",
    "Predicates",
    "Stages",
    "OddClasses"
  };

  private static final Map<Compilation, Path> COMPILED =
      Collections.synchronizedMap(new EnumMap<>(Compilation.class));

  private Programs() {}

  static String[] groups() {
    return GROUPS.clone();
  }

  /** The programs and the libraries they need. */
  static List<Path> classPath(Compilation how) throws IOException {
    return with(compiled(how), Artifacts.libraries());
  }

  static List<Path> with(Path first, List<Path> others) {
    List<Path> all = new ArrayList<>();
    all.add(first);
    all.addAll(others);
    return all;
  }

  private static Path compiled(Compilation how) throws IOException {
    @Nullable Path done = COMPILED.get(how);
    if (done == null) {
      done = ProgramCompiler.compile("programs", how, Artifacts.libraries());
      Files.delete(done.resolve("programs/absent/Absent.class"));
      COMPILED.put(how, done);
    }
    return done;
  }
}
