package dev.selvedge.contract;

import java.util.Map;
import java.util.Set;

/** Whether the work is over when the method returns: what its result type says. */
public enum ResultKind {
  /** The returned value is the outcome. */
  VALUE,

  /** The outcome comes when the returned stage completes. */
  STAGE,

  /** Still being produced after the return, in a way that cannot be followed: not supported. */
  UNFOLLOWED;

  private static final Set<String> STAGES =
      Set.of("java.util.concurrent.CompletionStage", "java.util.concurrent.CompletableFuture");

  /** Types whose subtypes are refused too, each with what to return instead. */
  public static final Map<String, String> UNFOLLOWED_TYPES =
      Map.ofEntries(
          Map.entry("java.util.concurrent.Future", "return CompletableFuture instead"),
          Map.entry("java.util.stream.BaseStream", "return a collection instead"),
          Map.entry("java.util.Iterator", "return a collection instead"),
          Map.entry("java.util.Spliterator", "return a collection instead"),
          Map.entry("java.util.Enumeration", "return a collection instead"),
          Map.entry("java.util.concurrent.Flow$Publisher", "use the publisher's own retry"),
          Map.entry("org.reactivestreams.Publisher", "use the publisher's own retry"),
          Map.entry("io.smallrye.mutiny.Uni", "use Uni.onFailure().retry()"),
          Map.entry("io.reactivex.rxjava3.core.ObservableSource", "use the source's own retry"),
          Map.entry("io.reactivex.rxjava3.core.SingleSource", "use the source's own retry"),
          Map.entry("io.reactivex.rxjava3.core.MaybeSource", "use the source's own retry"),
          Map.entry("io.reactivex.rxjava3.core.CompletableSource", "use the source's own retry"),
          Map.entry("kotlinx.coroutines.flow.Flow", "use the flow's own retry"),
          Map.entry("kotlinx.coroutines.Deferred", "return CompletableFuture instead"));

  /** Those of {@link #UNFOLLOWED_TYPES} that hand out elements, one after another. */
  private static final Set<String> ELEMENT_WISE =
      Set.of(
          "java.util.stream.BaseStream",
          "java.util.Iterator",
          "java.util.Spliterator",
          "java.util.Enumeration");

  /**
   * Well-known subtypes of {@link #UNFOLLOWED_TYPES}, for the weaver, which sees names and no
   * hierarchy.
   */
  private static final Set<String> UNFOLLOWED_NAMES =
      Set.of(
          "java.util.concurrent.ScheduledFuture",
          "java.util.concurrent.RunnableFuture",
          "java.util.concurrent.FutureTask",
          "java.util.concurrent.ForkJoinTask",
          "com.google.common.util.concurrent.ListenableFuture",
          "java.util.stream.Stream",
          "java.util.stream.IntStream",
          "java.util.stream.LongStream",
          "java.util.stream.DoubleStream",
          "java.util.ListIterator",
          "reactor.core.publisher.Mono",
          "reactor.core.publisher.Flux",
          "io.smallrye.mutiny.Multi",
          "io.reactivex.rxjava3.core.Observable",
          "io.reactivex.rxjava3.core.Flowable",
          "io.reactivex.rxjava3.core.Single",
          "io.reactivex.rxjava3.core.Maybe",
          "io.reactivex.rxjava3.core.Completable");

  /** The last parameter's type in the class file of a Kotlin {@code suspend} function. */
  public static final String SUSPEND_MARK = "kotlin.coroutines.Continuation";

  /**
   * What a locked method returns instead of one of {@link #UNFOLLOWED_TYPES}, whose own means of
   * retrying are none of locking.
   */
  public static String lockedInstead(String unfollowedType) {
    return ELEMENT_WISE.contains(unfollowedType)
        ? "return a collection instead"
        : "return CompletableFuture instead";
  }

  /** The kind of a result, from the binary name of its erased type alone. */
  public static ResultKind ofErasure(String binaryName) {
    if (STAGES.contains(binaryName)) {
      return STAGE;
    }
    return UNFOLLOWED_TYPES.containsKey(binaryName) || UNFOLLOWED_NAMES.contains(binaryName)
        ? UNFOLLOWED
        : VALUE;
  }
}
