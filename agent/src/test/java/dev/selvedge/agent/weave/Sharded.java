package dev.selvedge.agent.weave;

import dev.selvedge.contract.CompanionNames;
import java.util.ArrayList;
import java.util.List;

/**
 * A program with sharded methods, as {@link Locked} is one with locked ones. Both runtimes write to
 * the same log.
 */
final class Sharded {

  /** Stands in for the runtime's: every key is owned here, unless told otherwise. */
  private static final String RUNTIME =
      """
      package dev.selvedge.runtime.shard;
      import dev.selvedge.runtime.lock.WovenLock;
      import java.util.Arrays;
      import java.util.HashSet;
      import java.util.Set;
      import java.util.concurrent.Callable;
      public final class WovenShard {
        public static boolean here = true;
        public static boolean comesBack;
        public static Object answer;
        public static Throwable failure;
        public static Object resource;
        public static final Set<ClassLoader> loaders = new HashSet<>();

        public static boolean isHere(Object plan, long hash) {
          WovenLock.LOG.add("here? " + hash);
          if (!here && failure instanceof RuntimeException unavailable) throw unavailable;
          return here;
        }
        public static Object forward(Object plan, long hash, Object[] arguments, Callable<?> local)
            throws Throwable {
          WovenLock.LOG.add("forward " + hash + " " + Arrays.deepToString(arguments));
          loaders.add(local.getClass().getClassLoader());
          if (failure != null) throw failure;
          return comesBack ? local.call() : answer;
        }
        public static Object forwardStage(
            Object plan, long hash, Object[] arguments, Callable<?> local) {
          WovenLock.LOG.add("forwardStage " + hash + " " + Arrays.deepToString(arguments));
          try {
            return comesBack ? local.call() : answer;
          } catch (Exception e) {
            throw new IllegalStateException(e);
          }
        }
        public static Object enter(Object plan, long hash) {
          WovenLock.LOG.add("select " + hash);
          if (!here) throw new IllegalStateException("no resource");
          return "frame " + hash;
        }
        public static Object resource(Object frame, Class<?> type) {
          WovenLock.LOG.add("resource " + type.getSimpleName());
          if (failure instanceof RuntimeException unavailable) throw unavailable;
          return resource;
        }
        public static void exit(Object frame) {
          WovenLock.LOG.add("end of " + frame);
        }
      }
      """;

  private final Locked program;

  private Sharded(Locked program) {
    this.program = program;
  }

  static Sharded of(String... sources) throws Exception {
    return of(17, sources);
  }

  static Sharded of(int release, String... sources) throws Exception {
    return of(new Weaver("1.2.3", true), release, sources);
  }

  static Sharded of(Weaver weaver, int release, String... sources) throws Exception {
    return new Sharded(Locked.of(compile(release, sources).woven(weaver)));
  }

  /** Both runtimes are of today, whatever the release of the program. */
  static Compiled compile(int release, String... sources) {
    Compiled compiled = Locked.compile(release, sources);
    compiled.classes().putAll(Compiled.of(17, RUNTIME, Locked.RUNTIME).classes());
    return compiled;
  }

  /**
   * What the processor would generate for one method.
   *
   * @param parameters of the hash method, as in {@code "long a, Object b"}
   * @param hash what it returns
   */
  static String shard(
      String method, String descriptor, String parameters, String reach, String hash) {
    return """
      static final dev.selvedge.runtime.shard.ShardPlan %s =
          dev.selvedge.runtime.shard.ShardPlan.of("p.Host", "%s", "%s", "key").build();
      static long %s(%s) { return %s; }
      static final String %s = "%s";
    """
        .formatted(
            CompanionNames.shardField(method, descriptor),
            method,
            descriptor,
            CompanionNames.hashMethod(method, descriptor),
            parameters,
            hash,
            CompanionNames.hashReachField(method, descriptor),
            reach);
  }

  /** For a method whose key has no parts that are of interest. */
  static String shard(String method, String descriptor) {
    return shard(method, descriptor, "", "", "1");
  }

  Object run(String host, String method) throws Throwable {
    return program.run(host, method);
  }

  /** What has been written down since the last time. */
  List<String> log() throws Exception {
    List<String> log = new ArrayList<>(program.log());
    program.log().clear();
    return log;
  }

  void set(String field, Object value) throws Exception {
    type("dev.selvedge.runtime.shard.WovenShard").getField(field).set(null, value);
  }

  void setLock(String field, Object value) throws Exception {
    program.set(field, value);
  }

  /** The class loaders of what was handed on to be called here after all. */
  Object loaders() throws Exception {
    return type("dev.selvedge.runtime.shard.WovenShard").getField("loaders").get(null);
  }

  Class<?> type(String name) throws Exception {
    return program.type(name);
  }
}
