package programs;

import dev.selvedge.runtime.NotWovenException;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.util.Arrays;
import java.util.concurrent.Callable;

/** Class files of other versions, and broken ones. */
public class Formats implements Group {
  private static final int MAJOR_AT = 7;
  private static final int JAVA_7 = 51;
  private static final int JAVA_8 = 52;

  @Override
  public void run(Checks checks) throws Throwable {
    byte[] classFile = bytes("programs/Java8.class");
    checks.equal("class file of Java 8", JAVA_8, () -> (int) classFile[MAJOR_AT]);
    checks.equal("Java 8", 3, () -> new Java8().call());
    checks.equal("Java 8 fallback", 7L, () -> Java8.backed(7, 0.5));
    checks.equal("Java 8 stage", 3, () -> new Java8().later().toCompletableFuture().get());
    checks.equal(
        "Java 8 stage in an interface",
        3,
        () -> new Java8.Shape() {}.draw(new Java8()).toCompletableFuture().get());

    byte[] old = classFile.clone();
    old[MAJOR_AT] = JAVA_7;
    Callable<?> oldCall =
        (Callable<?>) define("programs.Java8", old).getDeclaredConstructor().newInstance();
    checks.thrown(
        "Java 7",
        NotWovenException.class,
        oldCall::call,
        e -> e.getMessage().startsWith("[SV205]") && e.getMessage().contains("programs.Java8"));

    byte[] annotated = bytes("Unnamed.class");
    for (int length : new int[] {4, 9, 30, annotated.length / 2, annotated.length - 1}) {
      byte[] cut = Arrays.copyOf(annotated, length);
      checks.thrown(
          "cut to "
              + (length < 40
                  ? length + " bytes"
                  : length == annotated.length - 1 ? "all but one byte" : "half"),
          ClassFormatError.class,
          () -> define("Unnamed", cut),
          e -> true);
    }
    byte[] scrambled = annotated.clone();
    scrambled[10] = 99;
    checks.thrown(
        "unknown constant",
        ClassFormatError.class,
        () -> define("Unnamed", scrambled),
        e -> e.getMessage().contains("99"));
    byte[] zeroed = annotated.clone();
    Arrays.fill(zeroed, annotated.length * 2 / 3, annotated.length, (byte) 0xFF);
    checks.thrown(
        "scrambled end", ClassFormatError.class, () -> define("Unnamed", zeroed), e -> true);
    checks.thrown(
        "a loader that breaks when the weaver asks it",
        ClassFormatError.class,
        () -> defineWhereResourcesBreak("Unnamed", annotated),
        e -> true);
    checks.equal("and then a good one", 3, () -> callOf(define("Unnamed", annotated)));
  }

  private static Object callOf(Class<?> type) throws Exception {
    return ((Callable<?>) type.getDeclaredConstructor().newInstance()).call();
  }

  private static byte[] bytes(String resource) throws IOException {
    try (InputStream in = Formats.class.getClassLoader().getResourceAsStream(resource)) {
      return in.readAllBytes();
    }
  }

  private static Class<?> define(String name, byte[] classFile) {
    return new ClassLoader(Formats.class.getClassLoader()) {
      Class<?> define() {
        return defineClass(name, classFile, 0, classFile.length);
      }
    }.define();
  }

  private static Class<?> defineWhereResourcesBreak(String name, byte[] classFile) {
    return new ClassLoader(Formats.class.getClassLoader()) {
      @Override
      public URL getResource(String resource) {
        throw new IllegalStateException("no resources here");
      }

      Class<?> define() {
        return defineClass(name, classFile, 0, classFile.length);
      }
    }.define();
  }
}
