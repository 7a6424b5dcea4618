package dev.selvedge.agent.weave;

import dev.selvedge.contract.CompanionNames;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.List;

/**
 * A program with locked methods and a runtime that writes down how it is called. Its hosts are in
 * the package {@code p}; its entry points are static methods without parameters.
 */
final class Locked {

  /** Stands in for the runtime's: grants everything, unless told to be busy. */
  static final String RUNTIME =
      """
      package dev.selvedge.runtime.lock;
      import java.util.ArrayList;
      import java.util.List;
      import java.util.concurrent.Callable;
      import java.util.concurrent.CompletableFuture;
      import java.util.concurrent.CompletionStage;
      public final class WovenLock {
        public static final List<String> LOG = new ArrayList<>();
        public static boolean busy;
        public static Throwable lost;
        public static boolean later;
        public static final List<Runnable> WAITING = new ArrayList<>();

        public static Object enter(Object plan, Object keys) {
          LOG.add("enter " + keys);
          return busy ? null : keys;
        }

        public static Throwable exit(Object frame, Throwable thrown) {
          LOG.add("exit " + frame + (thrown == null ? "" : " " + thrown.getClass().getSimpleName()));
          return thrown == null ? lost : thrown;
        }

        public static Object stage(Object plan, Callable<?> keys, Callable<?> body) {
          CompletableFuture<Object> result = new CompletableFuture<>();
          try {
            LOG.add("stage " + keys.call());
          } catch (Exception e) {
            result.completeExceptionally(e);
            return result;
          }
          Runnable run = () -> {
            try {
              ((CompletionStage<?>) body.call()).whenComplete((value, failure) -> {
                LOG.add("release");
                if (failure == null) result.complete(value);
                else result.completeExceptionally(failure);
              });
            } catch (Throwable e) {
              LOG.add("release");
              result.completeExceptionally(e);
            }
          };
          if (later) WAITING.add(run);
          else run.run();
          return result;
        }
      }
      """;

  private static final Weaver WEAVER = new Weaver("1.2.3", true);

  private final ClassLoader loader;

  private Locked(ClassLoader loader) {
    this.loader = loader;
  }

  /** Compiled for Java 17 and woven. */
  static Locked of(String... sources) throws Exception {
    return of(17, sources);
  }

  static Locked of(int release, String... sources) throws Exception {
    return of(WEAVER, release, sources);
  }

  static Locked of(Weaver weaver, int release, String... sources) throws Exception {
    return of(compile(release, sources).woven(weaver));
  }

  /** A program that has been loaded, this runtime included. */
  static Locked of(ClassLoader loader) {
    return new Locked(loader);
  }

  static Compiled compile(int release, String... sources) {
    String[] all = new String[sources.length + 1];
    System.arraycopy(sources, 0, all, 0, sources.length);
    all[sources.length] = RUNTIME;
    return Compiled.of(release, all);
  }

  /**
   * What the processor would generate for one method: a companion with one key {@code k:}, followed
   * by the parameters of the keys method.
   *
   * @param parameters of the keys method, as in {@code "long a, Object b"}
   */
  static String companion(String host, String... entries) {
    return """
    package p;
    import dev.selvedge.runtime.lock.*;
    final class %s_Selvedge {
    %s}
    """
        .formatted(host, String.join("", entries));
  }

  static String entry(String method, String descriptor, String parameters, String reach) {
    StringBuilder values = new StringBuilder();
    for (String parameter : parameters.isEmpty() ? new String[0] : parameters.split(", ", -1)) {
      String name = parameter.substring(parameter.lastIndexOf(' ') + 1);
      values.append("keys.literal(\",\").value(\"%s\", %s);".formatted(name, name));
    }
    return """
      static final LockPlan %s = LockPlan.of("p.Host", "%s").build();
      static LockKeys %s(%s) {
        LockKeys.Builder keys = LockKeys.of("p.Host", "k").literal("%s");
        %s
        return keys.build();
      }
      static final String %s = "%s";
    """
        .formatted(
            CompanionNames.lockField(method, descriptor),
            method,
            CompanionNames.keysMethod(method, descriptor),
            parameters,
            method,
            values,
            CompanionNames.reachField(method, descriptor),
            reach);
  }

  Object run(String host, String method) throws Throwable {
    Method entry = loader.loadClass("p." + host).getDeclaredMethod(method);
    entry.setAccessible(true);
    try {
      return entry.invoke(null);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }

  @SuppressWarnings("unchecked") // it is declared so, above
  List<String> log() throws Exception {
    return (List<String>) runtime().getField("LOG").get(null);
  }

  void set(String field, Object value) throws Exception {
    runtime().getField(field).set(null, value);
  }

  @SuppressWarnings("unchecked") // it is declared so, above
  void grant() throws Exception {
    ((List<Runnable>) runtime().getField("WAITING").get(null)).forEach(Runnable::run);
  }

  Class<?> type(String name) throws Exception {
    return loader.loadClass(name);
  }

  private Class<?> runtime() throws Exception {
    return loader.loadClass("dev.selvedge.runtime.lock.WovenLock");
  }
}
