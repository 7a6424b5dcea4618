package dev.selvedge.benchmarks.startup;

import static net.bytebuddy.matcher.ElementMatchers.declaresMethod;
import static net.bytebuddy.matcher.ElementMatchers.isAnnotatedWith;
import static net.bytebuddy.matcher.ElementMatchers.nameStartsWith;
import static net.bytebuddy.matcher.ElementMatchers.named;

import java.lang.instrument.Instrumentation;
import net.bytebuddy.agent.builder.AgentBuilder;
import net.bytebuddy.asm.Advice;
import org.jspecify.annotations.Nullable;

/**
 * The agent one writes with Byte Buddy's {@code AgentBuilder}: it finds methods by their annotation
 * and makes them repeat, with the JDK and itself ignored by name and without changes to the shape
 * of classes. Its retrying is the least there is, three attempts at once.
 */
public final class AgentBuilderAgent {

  private static final String RETRY = "dev.selvedge.Retry";

  private AgentBuilderAgent() {}

  public static void premain(String arguments, Instrumentation instrumentation) {
    new AgentBuilder.Default()
        .disableClassFormatChanges()
        .ignore(
            nameStartsWith("java.")
                .or(nameStartsWith("javax."))
                .or(nameStartsWith("jdk."))
                .or(nameStartsWith("sun."))
                .or(nameStartsWith("com.sun."))
                .or(nameStartsWith("net.bytebuddy.")))
        .with(AgentBuilder.Listener.StreamWriting.toSystemError().withErrorsOnly())
        .type(declaresMethod(isAnnotatedWith(named(RETRY))))
        .transform(
            (builder, type, loader, module, domain) ->
                builder.visit(Advice.to(Repeat.class).on(isAnnotatedWith(named(RETRY)))))
        .installOn(instrumentation);
  }

  /** Inlined at the exit of a method; true sends it back to its start. */
  static final class Repeat {

    private static final int ATTEMPTS = 3;

    private Repeat() {}

    @Advice.OnMethodExit(onThrowable = Throwable.class, repeatOn = Advice.OnNonDefaultValue.class)
    static boolean exit(
        @Advice.Thrown @Nullable Throwable thrown, @Advice.Local("failures") int failures) {
      return thrown != null && ++failures < ATTEMPTS;
    }
  }
}
