package dev.selvedge.runtime.lock;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;

/** What stores may answer to a release. */
class ReleasesTest {
  private final CompletableFuture<Boolean> behind = new CompletableFuture<>();

  /** A stage may refuse to be turned into a future, says its contract. */
  @SuppressWarnings("unchecked")
  private CompletionStage<Boolean> bareStage() {
    return (CompletionStage<Boolean>)
        Proxy.newProxyInstance(
            CompletionStage.class.getClassLoader(),
            new Class<?>[] {CompletionStage.class},
            (proxy, method, arguments) -> {
              if (method.getName().equals("toCompletableFuture")) {
                throw new UnsupportedOperationException();
              }
              return method.invoke(behind, arguments);
            });
  }

  @Test
  void aStageThatIsNoFutureIsFollowedAsOne() {
    CompletableFuture<Boolean> followed = Releases.future(bareStage());
    assertThat(followed).isNotDone();
    behind.complete(true);
    assertThat(followed).isCompletedWithValue(true);
  }

  @Test
  void soIsOneThatFails() {
    behind.completeExceptionally(new IllegalStateException("down"));
    assertThat(Releases.future(bareStage()))
        .isCompletedExceptionally()
        .failsWithin(Duration.ZERO)
        .withThrowableThat()
        .withMessageContaining("down");
  }

  @Test
  void allKeysAreGivenBackThoughTheStoreAnswersWithBareStages() {
    LockScene scene = new LockScene();
    scene.store.thenReleases(this::bareStage).thenReleases(this::bareStage);
    behind.complete(true);
    scene.locks.acquire(LockRequest.of("a", "b")).close();
    assertThat(scene.store.released).extracting(hold -> hold.key()).containsExactly("b", "a");
    assertThat(scene.isIdle()).isTrue();
  }
}
