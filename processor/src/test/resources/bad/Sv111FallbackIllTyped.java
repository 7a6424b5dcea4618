package bad;

import dev.selvedge.Retry;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

abstract class Sv111FallbackIllTyped {
  @Retry(fallback = "itself") // expect SV111
  void itself() {}

  @Retry(fallback = "noParameters") // expect SV111
  void tooFew(int a) {}

  void noParameters() {}

  @Retry(fallback = "takesLong") // expect SV111
  void otherParameter(int a) {}

  void takesLong(long a) {}

  @Retry(fallback = "takesInteger") // expect SV111
  void boxedParameter(int a) {}

  void takesInteger(Integer a) {}

  @Retry(fallback = "trailingString") // expect SV111
  void trailing(int a) {}

  void trailingString(int a, String cause) {}

  @Retry(fallback = "takesNumbers") // expect SV111
  void typeArguments(List<String> a) {}

  void takesNumbers(List<Integer> a) {}

  @Retry(fallback = "instance") // expect SV111
  static void shared() {}

  void instance() {}

  @Retry(fallback = "returnsNothing") // expect SV111
  int resultMissing() {
    return 1;
  }

  void returnsNothing() {}

  @Retry(fallback = "returnsInt") // expect SV111
  void resultUnwanted() {}

  @Retry(fallback = "returnsInt") // expect SV111
  long resultWidened() {
    return 1;
  }

  @Retry(fallback = "returnsInt") // expect SV111
  Integer resultBoxed() {
    return 1;
  }

  int returnsInt() {
    return 2;
  }

  @Retry(fallback = "returnsObject") // expect SV111
  String resultWider() {
    return "";
  }

  Object returnsObject() {
    return "";
  }

  @Retry(fallback = "returnsNumbers") // expect SV111
  List<String> resultTypeArguments() {
    return List.of();
  }

  List<Integer> returnsNumbers() {
    return List.of();
  }

  @Retry(fallback = "returnsStage") // expect SV111
  CompletableFuture<String> future() {
    return new CompletableFuture<>();
  }

  CompletionStage<String> returnsStage() {
    return new CompletableFuture<>();
  }

  @Retry(fallback = "throwsChecked") // expect SV111
  void undeclared() {}

  void throwsChecked() throws IOException {}

  @Retry(fallback = "unimplemented") // expect SV111
  void withAbstract() {}

  abstract void unimplemented();

  @Retry(fallback = "overloaded") // expect SV111
  void noOverloadFits(int a) {}

  void overloaded(String a) {}

  void overloaded(long a) {}
}
