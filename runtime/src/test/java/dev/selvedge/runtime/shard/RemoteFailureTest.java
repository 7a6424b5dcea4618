package dev.selvedge.runtime.shard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a caller is told of a failure at another node. */
class RemoteFailureTest {
  private final ShardScene scene = new ShardScene();
  private final Till at = new Till("b");

  @AfterEach
  void close() {
    scene.close();
  }

  private ShardNode caller() {
    return scene.callerOf(at);
  }

  private static ShardPlan pay() {
    return ShardScene.plan(Till.class, "pay", plan -> plan);
  }

  private static @Nullable Object pay(ShardNode caller, String key) throws Throwable {
    return ShardScene.call(caller, pay(), key, ShardScene::unexpected);
  }

  @Test
  void uncheckedExceptionsOfTheJdkArriveAsThemselvesWithALocalStack() {
    Throwable thrown = catchThrowable(() -> pay(caller(), "state"));

    assertThat(thrown).isExactlyInstanceOf(IllegalStateException.class).hasMessage("closed");
    assertThat(thrown.getStackTrace())
        .anyMatch(frame -> frame.getClassName().equals(RemoteFailureTest.class.getName()));
    assertThat(thrown.getSuppressed())
        .singleElement()
        .asInstanceOf(InstanceOfAssertFactories.type(RemoteInvocationException.class))
        .satisfies(
            remote -> {
              assertThat(remote.node()).isEqualTo("b");
              assertThat(remote.remoteStack()).contains("Till.pay$local");
            });
  }

  @Test
  void aSubtypeOfADeclaredOneArrivesAsTheDeclared() {
    assertThatThrownBy(() -> pay(caller(), "io"))
        .isExactlyInstanceOf(IOException.class)
        .hasMessage("no such file");
  }

  @Test
  void othersArriveAsText() {
    assertThatThrownBy(() -> pay(caller(), "odd"))
        .isInstanceOfSatisfying(
            RemoteInvocationException.class,
            remote -> {
              assertThat(remote.type()).isEqualTo(Till.Odd.class.getName());
              assertThat(remote.retryable()).isTrue();
            })
        .hasMessageContaining("it is odd");
  }

  @Test
  void whatHasComeThroughSeveralNodesTellsOfEachOnce() {
    ShardNode b = scene.node("b");
    ShardNode c = scene.node("c");
    scene.members("default", "b", "c");
    Till last = new Till("c");
    b.bind(Till.class, at);
    c.bind(Till.class, last);
    String atB = ShardScene.keyOwnedBy(c, "b");
    String atC = ShardScene.keyOwnedBy(b, "c");
    at.body = key -> ShardScene.relay(b, pay(), atC);
    last.body =
        key -> {
          throw new Till.Odd("it is odd");
        };

    assertThatThrownBy(() -> pay(scene.client("a"), atB))
        .isInstanceOfSatisfying(
            RemoteInvocationException.class,
            remote -> {
              String pay = Till.class.getName() + "#pay(java.lang.String)";
              assertThat(remote.summary())
                  .isEqualTo(
                      pay
                          + " failed at node 'b': "
                          + pay
                          + " threw "
                          + Till.Odd.class.getName()
                          + " at node 'c': it is odd");
              assertThat(remote.getMessage()).containsOnlyOnce("at node 'b'");
              assertThat(String.valueOf(remote.getMessage()).split("it is odd", -1))
                  .hasSize(3); // told, and its stack
              assertThat(remote.remoteStack().split("Till.pay", -1)).hasSize(3); // of either node
            });
  }
}
