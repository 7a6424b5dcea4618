package good;

import dev.selvedge.Retry;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Predicates that can judge the result. */
@SuppressWarnings("rawtypes")
class Predicates<T> {
  @Retry(retryIf = "isNegative")
  int primitive() {
    return 1;
  }

  private static boolean isNegative(int result) {
    return result < 0;
  }

  @Retry(retryIf = "isBlank")
  String wider() {
    return "";
  }

  @Retry(retryIf = "isBlank")
  CompletableFuture<String> future() {
    return new CompletableFuture<>();
  }

  @Retry(retryIf = "isBlank")
  CompletionStage<? extends String> bounded() {
    return new CompletableFuture<>();
  }

  boolean isBlank(CharSequence result) {
    return result.length() == 0;
  }

  @Retry(retryIf = "isNull")
  CompletionStage raw() {
    return new CompletableFuture<>();
  }

  @Retry(retryIf = "isNull")
  CompletionStage<?> wildcard() {
    return new CompletableFuture<>();
  }

  @Retry(retryIf = "isNull")
  CompletionStage<T> variable() {
    return new CompletableFuture<>();
  }

  @Retry(retryIf = "isNull")
  List<T> list() {
    return List.of();
  }

  @Retry(retryIf = "isNull")
  <A> A ofItsOwn() {
    return null;
  }

  boolean isNull(Object result) {
    return result == null;
  }

  @Retry(retryIf = "isNullVariable")
  T variableResult() {
    return null;
  }

  boolean isNullVariable(T result) {
    return result == null;
  }
}
