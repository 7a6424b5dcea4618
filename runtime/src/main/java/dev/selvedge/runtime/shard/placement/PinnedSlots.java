package dev.selvedge.runtime.shard.placement;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A fixed map from slots to members, for what cannot move by itself, such as the rows of databases.
 * Every slot has exactly one owner. Immutable; equal where the same slots have the same owners,
 * however that was written.
 */
public final class PinnedSlots {
  private static final Pattern ITEM =
      Pattern.compile("(\\d{1,7})(?:\\s*-\\s*(\\d{1,7}))?\\s*=\\s*(\\S+)");

  private final int slots;
  private final List<Range> ranges;

  /**
   * Neighbouring slots of one owner.
   *
   * @param first the first slot
   * @param last the last slot, included
   */
  record Range(int first, int last, String id) {
    @Override
    public String toString() {
      return first == last ? first + "=" + id : first + "-" + last + "=" + id;
    }
  }

  private PinnedSlots(int slots, List<Range> ranges) {
    this.slots = slots;
    this.ranges = ranges;
  }

  /**
   * Reads a map such as {@code 0-32767=db1,32768-65535=db2}. Items may be in any order; one slot
   * alone is written {@code 7=db1}; ids have neither commas nor blanks.
   *
   * @throws IllegalArgumentException if an item cannot be read, or a slot is named twice or not at
   *     all
   */
  public static PinnedSlots parse(String text, int slots) {
    List<Range> ranges = new ArrayList<>();
    for (String item : text.split(",", -1)) {
      ranges.add(range(item.strip(), slots));
    }
    ranges.sort(Comparator.comparingInt(Range::first));
    List<Range> merged = new ArrayList<>();
    int next = 0;
    for (Range range : ranges) {
      if (range.first() > next) {
        throw missing(next, range.first() - 1);
      }
      if (range.first() < next) {
        throw new IllegalArgumentException(
            "slot "
                + range.first()
                + " is pinned twice, by "
                + last(merged)
                + " and "
                + range
                + "; name every slot once");
      }
      next = range.last() + 1;
      if (!merged.isEmpty() && last(merged).id().equals(range.id())) {
        Range before = merged.remove(merged.size() - 1);
        merged.add(new Range(before.first(), range.last(), range.id()));
      } else {
        merged.add(range);
      }
    }
    if (next < slots) {
      throw missing(next, slots - 1);
    }
    return new PinnedSlots(slots, List.copyOf(merged));
  }

  private static Range range(String item, int slots) {
    Matcher matcher = ITEM.matcher(item);
    if (!matcher.matches()) {
      throw new IllegalArgumentException(
          "'" + item + "' pins nothing; write FIRST-LAST=ID, as in 0-32767=db1");
    }
    int first = Integer.parseInt(matcher.group(1));
    int last = matcher.group(2) == null ? first : Integer.parseInt(matcher.group(2));
    if (first > last || last >= slots) {
      throw new IllegalArgumentException(
          "'"
              + item
              + "' is no range of slots from 0 to "
              + (slots - 1)
              + "; write the lower number first");
    }
    return new Range(first, last, matcher.group(3));
  }

  private static Range last(List<Range> ranges) {
    return ranges.get(ranges.size() - 1);
  }

  private static IllegalArgumentException missing(int first, int last) {
    return new IllegalArgumentException(
        (first == last ? "slot " + first + " is" : "slots " + first + " to " + last + " are")
            + " pinned to nobody; name every slot once");
  }

  /** How many slots there are. */
  public int slots() {
    return slots;
  }

  /** By slot; neighbours differ in their owner. */
  List<Range> ranges() {
    return ranges;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof PinnedSlots that && slots == that.slots && ranges.equals(that.ranges);
  }

  @Override
  public int hashCode() {
    return 31 * slots + ranges.hashCode();
  }

  /** As {@link #parse} reads it. */
  @Override
  public String toString() {
    return String.join(",", ranges.stream().map(Range::toString).toList());
  }
}
