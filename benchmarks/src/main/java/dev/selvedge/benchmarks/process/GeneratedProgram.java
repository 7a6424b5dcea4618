package dev.selvedge.benchmarks.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The source of a program of many ordinary classes: fields, collections and a nested record each,
 * about two kilobytes of bytecode; no lambdas and no string concatenation, whose bootstrapping
 * would outweigh the loading that is measured. Its main class uses every one of them. The first so
 * many have one {@code @Retry} method each; the others have the same method without it.
 *
 * <p>With the argument {@value #PROVE} the program makes the first call of each annotated method
 * fail, and ends with an uncaught exception unless the method was retried.
 */
public final class GeneratedProgram {

  /** The argument that makes it prove that its methods are retried. */
  public static final String PROVE = "prove";

  /** Its main class. */
  public static final String MAIN = "app.Main";

  private static final String CLASS =
      """
      package app;

      import java.util.ArrayList;
      import java.util.HashMap;
      import java.util.List;
      import java.util.Map;

      public class NAME {
        record Line(String item, long cents) {}

        private final Map<String, Long> totals = new HashMap<>();
        private final List<Line> lines = new ArrayList<>();
        private int calls;

        ANNOTATION
        public long place(long cents) {
          if (cents < 0 && calls++ == 0) {
            throw new IllegalStateException("first call fails");
          }
          add(cents % 2 == 0 ? "even" : "odd", cents);
          return total();
        }

        void add(String item, long cents) {
          lines.add(new Line(item, cents));
          Long before = totals.get(item);
          totals.put(item, before == null ? cents : before + cents);
        }

        long total() {
          long sum = 0;
          for (long part : totals.values()) {
            sum += part;
          }
          return sum;
        }

        String describe() {
          StringBuilder text = new StringBuilder("NAME");
          for (Line line : lines) {
            text.append(' ').append(line.item()).append('=').append(line.cents());
          }
          return text.toString();
        }

        long discounted(int percent) {
          try {
            return Math.multiplyExact(total(), 100 - percent) / 100;
          } catch (ArithmeticException e) {
            return Long.MAX_VALUE;
          }
        }
      }
      """;

  private final int classes;
  private final int annotated;

  public GeneratedProgram(int classes, int annotated) {
    if (annotated < 0 || annotated > classes) {
      throw new IllegalArgumentException(
          "annotated is %d: expected 0 to %d".formatted(annotated, classes));
    }
    this.classes = classes;
    this.annotated = annotated;
  }

  /** Writes the sources below a folder, and a file that lists them for javac's {@code @}. */
  public Path write(Path folder) throws IOException {
    Path sources = Files.createDirectories(folder.resolve("app"));
    List<String> files = new ArrayList<>();
    StringBuilder uses = new StringBuilder();
    StringBuilder proofs = new StringBuilder();
    for (int i = 0; i < classes; i++) {
      String name = String.format(Locale.ROOT, "Order%04d", i);
      String annotation = i < annotated ? "@dev.selvedge.Retry(delay = \"0ms\")" : "";
      Path file = sources.resolve(name + ".java");
      Files.writeString(file, CLASS.replace("NAME", name).replace("ANNOTATION", annotation));
      files.add(file.toString());
      uses.append("    sum += new ").append(name).append("().place(").append(i).append(");\n");
      if (i < annotated) {
        proofs.append("    new ").append(name).append("().place(-1);\n");
      }
    }
    Path main = sources.resolve("Main.java");
    Files.writeString(main, main(uses, proofs));
    files.add(main.toString());
    return Files.write(folder.resolve("sources.txt"), files);
  }

  private static String main(CharSequence uses, CharSequence proofs) {
    return """
        package app;

        public class Main {
          public static void main(String[] args) {
            if (args.length > 0 && args[0].equals("%s")) {
              prove();
            }
            System.out.println(use());
          }

          private static long use() {
            long sum = 0;
        %s    return sum;
          }

          private static void prove() {
        %s  }
        }
        """
        .formatted(PROVE, uses, proofs);
  }
}
