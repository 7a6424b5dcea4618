package bad;

import dev.selvedge.Retry;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

class Sv116StageSubtype {
  static class TracedFuture<T> extends CompletableFuture<T> {}

  interface TracedStage<T> extends CompletionStage<T> {}

  @Retry // expect SV116
  TracedFuture<String> subclass() {
    return null;
  }

  @Retry // expect SV116
  TracedStage<String> subinterface() {
    return null;
  }

  @Retry // expect SV116
  <S extends CompletionStage<String>> S variable() {
    return null;
  }
}
