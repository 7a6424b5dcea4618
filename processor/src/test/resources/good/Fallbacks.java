package good;

import dev.selvedge.Retry;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Fallbacks that can stand in. */
class Fallbacks<T> {
  @Retry(fallback = "cached")
  Number fetch(long id, String... keys) throws IOException {
    return 1;
  }

  private Integer cached(long id, String[] keys, IOException cause) throws FileNotFoundException {
    return 2;
  }

  @Retry(fallback = "sharedFallback")
  int instanceToStatic() {
    return 1;
  }

  @Retry(fallback = "sharedFallback")
  static int staticToStatic() {
    return 1;
  }

  static int sharedFallback(Throwable cause) throws IllegalStateException {
    return 2;
  }

  @Retry(fallback = "lastResort")
  void overload(int a) {}

  void lastResort(int a) {}

  void lastResort(String a) {}

  @Retry(fallback = "parametersOfTheClass")
  List<T> ofTheClass(List<? extends T> values) {
    return new ArrayList<>();
  }

  ArrayList<T> parametersOfTheClass(List<? extends T> values) {
    return new ArrayList<>();
  }

  @Retry(fallback = "parametersOfItsOwn")
  <A> A ofItsOwn(Class<A> type) {
    return null;
  }

  <B> B parametersOfItsOwn(Class<B> type, Exception cause) {
    return null;
  }

  @Retry(fallback = "completed")
  CompletionStage<String> stage() {
    return new CompletableFuture<>();
  }

  CompletableFuture<String> completed() {
    return new CompletableFuture<>();
  }

  @Retry(fallback = "retriedToo", maxAttempts = 1)
  void first() {}

  @Retry
  void retriedToo() {}

  interface Port {
    @Retry(fallback = "otherwise")
    default int call() {
      return 1;
    }

    private int otherwise(RuntimeException cause) {
      return 2;
    }
  }
}
