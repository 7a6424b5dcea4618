package dev.selvedge.runtime.shard.placement;

import static java.util.Comparator.comparing;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Slot to draws to order of members, and fingerprints, as frozen. */
class FrozenOwnersTest {

  @ParameterizedTest
  @MethodSource("dev.selvedge.runtime.shard.placement.Vectors#rings")
  void the_reference_has_the_frozen_draws_and_ranks(Vectors.RingOf ring) {
    List<Member> members = ring.members().stream().sorted(comparing(Member::id)).toList();
    for (Vectors.Slot frozen : slots(ring)) {
      List<Draw> draws =
          members.stream()
              .map(m -> new Draw(m, draw(m.id(), frozen.slot(), ring.config().seed())))
              .toList();

      assertThat(draws.stream().map(Draw::bits)).as(frozen.toString()).isEqualTo(frozen.draws());
      List<String> ranked =
          draws.stream().sorted(Draw.ORDER).map(draw -> draw.member().id()).toList();
      assertThat(withOwnerFirst(ranked, frozen.ranked().get(0)))
          .as(frozen.toString())
          .isEqualTo(frozen.ranked());
      if (ring.config().loadCap() == 0 && ring.config().pinned() == null) {
        assertThat(ranked.get(0)).isEqualTo(frozen.ranked().get(0));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("dev.selvedge.runtime.shard.placement.Vectors#rings")
  void views_have_the_frozen_ranks(Vectors.RingOf ring) {
    View view = View.of(ring.config(), ring.members(), 1);

    for (Vectors.Slot frozen : slots(ring)) {
      assertThat(view.ranked(frozen.slot()))
          .as(frozen.toString())
          .extracting(Member::id)
          .containsExactlyElementsOf(frozen.ranked());
      assertThat(view.members().get(view.slotOwner(frozen.slot())).id())
          .isEqualTo(frozen.ranked().get(0));
    }
  }

  @ParameterizedTest
  @MethodSource("dev.selvedge.runtime.shard.placement.Vectors#rings")
  void views_have_the_frozen_fingerprint(Vectors.RingOf ring) {
    assertThat(View.of(ring.config(), ring.members(), 1).fingerprint())
        .isEqualTo(ring.fingerprint());
  }

  private static List<Vectors.Slot> slots(Vectors.RingOf ring) {
    List<Vectors.Slot> slots =
        Vectors.slots().stream().filter(slot -> slot.ring().equals(ring.name())).toList();
    assertThat(slots).isNotEmpty();
    return slots;
  }

  private static List<String> withOwnerFirst(List<String> ranked, String owner) {
    List<String> all = new ArrayList<>(ranked);
    Collections.rotate(all.subList(0, all.indexOf(owner) + 1), 1);
    return all;
  }

  private record Draw(Member member, long bits) {
    static final java.util.Comparator<Draw> ORDER =
        comparing(Draw::cost)
            .thenComparing(Draw::bits, (a, b) -> Long.compareUnsigned(b, a))
            .thenComparing(draw -> draw.member().id());

    double cost() {
      return -StrictMath.log(((bits >>> 12) + 0.5) * 0x1p-52) / member.weight();
    }
  }

  private static long draw(String id, int slot, long seed) {
    long hash = ReferenceXxh3.hash(id.getBytes(StandardCharsets.UTF_16LE), seed);
    ByteBuffer bytes = ByteBuffer.allocate(16).order(ByteOrder.LITTLE_ENDIAN);
    return ReferenceXxh3.hash(bytes.putLong(hash).putLong(slot).array(), seed);
  }
}
