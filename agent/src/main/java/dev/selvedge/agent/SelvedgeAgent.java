package dev.selvedge.agent;

import dev.selvedge.agent.offline.Offline;
import java.lang.instrument.Instrumentation;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * Where the JVM and the command line come in. Runs before the application, so it uses nothing of
 * the JDK that an application may want to configure first: no logging, no NIO, no JMX. Nor does it
 * use lambdas or streams on the way to the first woven class: their machinery costs more to start
 * than all the rest.
 */
public final class SelvedgeAgent {
  private static final AtomicBoolean INSTALLED = new AtomicBoolean();

  private SelvedgeAgent() {}

  /** Called by the JVM for {@code -javaagent}. Given twice, it installs itself once. */
  public static void premain(@Nullable String arguments, Instrumentation instrumentation) {
    AgentOptions options;
    try {
      options = AgentOptions.parse(arguments, System.getProperties(), System.getenv());
    } catch (IllegalArgumentException e) {
      System.err.println("selvedge: " + e.getMessage());
      System.exit(2);
      return;
    }
    if (INSTALLED.compareAndSet(false, true)) {
      instrumentation.addTransformer(new WeavingTransformer(options));
    }
  }

  /**
   * Weaves or verifies class files on disk: {@code weave DIR...} or {@code verify DIR|JAR...}.
   * Exits with 0 if all is well, 1 if something could not be or is not woven, 2 for wrong
   * arguments.
   */
  public static void main(String[] arguments) {
    System.exit(Offline.run(version(), arguments, System.out, System.err));
  }

  /** The version that woven classes are marked with. */
  public static String version() {
    String version = SelvedgeAgent.class.getPackage().getImplementationVersion();
    return version == null ? "development" : version;
  }
}
