package swap;

import java.lang.instrument.ClassDefinition;
import java.lang.instrument.Instrumentation;

/** Gives the program a way to redefine classes, as a debugger does. */
public final class SwapAgent {
  private static Instrumentation instrumentation;

  private SwapAgent() {}

  public static void premain(String arguments, Instrumentation given) {
    instrumentation = given;
  }

  static void redefine(Class<?> type, byte[] classFile) throws Exception {
    instrumentation.redefineClasses(new ClassDefinition(type, classFile));
  }
}
