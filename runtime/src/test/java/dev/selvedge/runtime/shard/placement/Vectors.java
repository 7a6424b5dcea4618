package dev.selvedge.runtime.shard.placement;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The frozen vectors: whoever changes them has moved the keys of every user. */
final class Vectors {
  private Vectors() {}

  /** A frozen key; {@code slot} is that of 65,536. */
  record Key(String kind, String value, long seed, String bytes, long hash, int slot) {}

  record RingOf(String name, RingConfig config, List<Member> members, long fingerprint) {}

  /** Draws are those of the members sorted by id. */
  record Slot(String ring, int slot, List<Long> draws, List<String> ranked) {}

  static List<Key> keys() {
    List<Key> keys = new ArrayList<>();
    for (String[] row : rows("keys.csv")) {
      keys.add(
          new Key(
              row[0],
              row[1],
              Long.parseLong(row[2]),
              row[3],
              Long.parseUnsignedLong(row[4], 16),
              Integer.parseInt(row[5])));
    }
    return keys;
  }

  static List<RingOf> rings() {
    List<RingOf> rings = new ArrayList<>();
    for (String[] row : rows("rings.csv")) {
      int slots = Integer.parseInt(row[1]);
      PinnedSlots pinned =
          row[4].isEmpty() ? null : PinnedSlots.parse(row[4].replace(' ', ','), slots);
      RingConfig config =
          new RingConfig(slots, Long.parseLong(row[2]), Double.parseDouble(row[3]), pinned);
      List<Member> members = new ArrayList<>();
      for (String member : row[5].split(" ")) {
        int at = member.lastIndexOf('=');
        members.add(
            new Member(member.substring(0, at), "", Double.parseDouble(member.substring(at + 1))));
      }
      rings.add(new RingOf(row[0], config, members, Long.parseUnsignedLong(row[6], 16)));
    }
    return rings;
  }

  static List<Slot> slots() {
    List<Slot> slots = new ArrayList<>();
    for (String[] row : rows("owners.csv")) {
      slots.add(
          new Slot(
              row[0],
              Integer.parseInt(row[1]),
              Arrays.stream(row[2].split(" ")).map(d -> Long.parseUnsignedLong(d, 16)).toList(),
              List.of(row[3].split(" "))));
    }
    return slots;
  }

  private static List<String[]> rows(String file) {
    try (InputStream in = Vectors.class.getResourceAsStream(file)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.startsWith("#"))
          .map(line -> line.split(",", -1))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
