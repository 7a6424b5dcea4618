package bad;

import dev.selvedge.Retry;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CompletionStage;

@SuppressWarnings("rawtypes")
abstract class Sv114PredicateIllTyped {
  @Retry(retryIf = "emptyString") // expect SV114
  void noResult() {}

  @Retry(retryIf = "emptyString") // expect SV114
  Object wider() {
    return "";
  }

  @Retry(retryIf = "emptyString") // expect SV114
  CompletionStage rawStage() {
    return null;
  }

  @Retry(retryIf = "emptyString") // expect SV114
  CompletionStage<?> anyStage() {
    return null;
  }

  @Retry(retryIf = "emptyString") // expect SV114
  CompletionStage<? extends CharSequence> boundedStage() {
    return null;
  }

  boolean emptyString(String result) {
    return result.isEmpty();
  }

  @Retry(retryIf = "wholeStage") // expect SV114
  CompletionStage<String> stageInsteadOfResult() {
    return null;
  }

  boolean wholeStage(CompletionStage<String> result) {
    return result == null;
  }

  @Retry(retryIf = "unboxed") // expect SV114
  CompletionStage<Integer> unboxing() {
    return null;
  }

  @Retry(retryIf = "unboxed") // expect SV114
  short widened() {
    return 1;
  }

  boolean unboxed(int result) {
    return result == 0;
  }

  @Retry(retryIf = "numbers") // expect SV114
  List<String> typeArguments() {
    return List.of();
  }

  boolean numbers(List<Integer> result) {
    return result.isEmpty();
  }

  @Retry(retryIf = "boxedAnswer") // expect SV114
  String answer() {
    return "";
  }

  Boolean boxedAnswer(String result) {
    return true;
  }

  @Retry(retryIf = "two") // expect SV114
  String tooMany() {
    return "";
  }

  boolean two(String result, int attempt) {
    return true;
  }

  @Retry(retryIf = "instance") // expect SV114
  static String shared() {
    return "";
  }

  boolean instance(String result) {
    return true;
  }

  @Retry(retryIf = "throwing") // expect SV114
  String undeclared() {
    return "";
  }

  boolean throwing(String result) throws IOException {
    return true;
  }

  @Retry(retryIf = "unimplemented") // expect SV114
  String withAbstract() {
    return "";
  }

  abstract boolean unimplemented(String result);

  @Retry(retryIf = "itself") // expect SV114
  boolean itself(boolean result) {
    return result;
  }
}
