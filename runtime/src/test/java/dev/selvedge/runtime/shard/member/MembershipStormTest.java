package dev.selvedge.runtime.shard.member;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Nodes that crash, stop, restart, leave and lose their lines by random schedules. */
class MembershipStormTest {

  static LongStream seeds() {
    return LongStream.range(0, Integer.getInteger("member.schedules", 200));
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void afterAnyStormAllAgreeOnWhoIsThere(long seed) {
    try (Town town = new Town(seed)) {
      TreeMap<String, TestNode> alive = new TreeMap<>();
      TestNode client = town.client("client");
      for (int step = 0; step < 60; step++) {
        disturb(town, alive);
        town.pass(Duration.ofMillis(town.random.nextInt(2_500)));
        assertViewsAreInOrder(alive);
      }
      calmDown(town, alive);
      town.pass(Duration.ofSeconds(60));

      List<String> expected = new ArrayList<>(alive.keySet());
      assertThat(alive.values()).allSatisfy(n -> assertThat(n.view()).isEqualTo(expected));
      assertThat(alive.values()).allMatch(TestNode::serves);
      if (!expected.isEmpty()) {
        assertThat(client.view()).isEqualTo(expected);
      }
    }
  }

  private static void disturb(Town town, TreeMap<String, TestNode> alive) {
    String id = "n" + town.random.nextInt(8);
    TestNode node = alive.get(id);
    if (node == null) {
      alive.put(id, town.node(id));
      return;
    }
    switch (town.random.nextInt(8)) {
      case 0 -> {
        node.stop(); // for good
        alive.remove(id);
      }
      case 1 -> {
        node.leave();
        alive.remove(id);
      }
      case 2 -> node.stop();
      case 3 -> node.resume();
      case 4 -> node.line.cut = true;
      case 5 -> node.line.cut = false;
      case 6 -> town.coordinator.goDown();
      default -> town.coordinator.comeUp();
    }
  }

  private static void assertViewsAreInOrder(TreeMap<String, TestNode> alive) {
    alive
        .values()
        .forEach(
            node ->
                node.views.forEach(view -> assertThat(view).isSorted().doesNotHaveDuplicates()));
  }

  private static void calmDown(Town town, TreeMap<String, TestNode> alive) {
    town.coordinator.comeUp();
    alive
        .values()
        .forEach(
            node -> {
              node.line.cut = false;
              node.resume();
            });
  }

  @Test
  void nodesThatFlapDoNotDisturbThoseThatDoNot() {
    try (Town town = new Town(11)) {
      List<TestNode> stable = town.nodes(8);
      List<TestNode> flapping = new ArrayList<>(List.of(town.node("x"), town.node("y")));
      town.pass(Duration.ofSeconds(10));
      List<String> ids = stable.stream().map(node -> node.id).toList();
      stable.forEach(node -> node.views.clear());

      int noticed = 0;
      for (int flap = 0; flap < 30; flap++) {
        noticed = flap == 15 ? stable.get(0).views.size() : noticed;
        int which = flap % 2;
        flapping.get(which).stop();
        town.pass(Duration.ofSeconds(6));
        flapping.set(which, town.node(which == 0 ? "x" : "y"));
        town.pass(Duration.ofSeconds(6));
      }

      for (TestNode node : stable) {
        assertThat(node.views).allSatisfy(view -> assertThat(view).containsAll(ids));
      }
      assertThat(stable.get(0).views).as("later ones are not noticed").hasSize(noticed);
    }
  }
}
