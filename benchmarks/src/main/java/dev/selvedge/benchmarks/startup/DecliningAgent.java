package dev.selvedge.benchmarks.startup;

import java.lang.instrument.ClassFileTransformer;
import java.lang.instrument.Instrumentation;

/**
 * An agent that is shown every class and wants none: what the JVM takes for showing them, which no
 * agent that weaves at load time can be without.
 */
public final class DecliningAgent {

  private DecliningAgent() {}

  public static void premain(String arguments, Instrumentation instrumentation) {
    instrumentation.addTransformer(new ClassFileTransformer() {});
  }
}
