package dev.selvedge.runtime.spi;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a node says of itself in a {@link MemberStore}. Immutable. No part of it may contain a
 * control character, such as a line break.
 *
 * @param id stable over restarts
 * @param incarnation differs each time that the node starts, and grows
 * @param address where calls to it are sent, {@code host:port}
 * @param weight its share relative to that of others; greater than 0
 * @param rings of which it is a member
 * @param flaps how often it has vanished lately without leaving
 */
public record MemberRecord(
    String id,
    long incarnation,
    String address,
    double weight,
    State state,
    Set<String> rings,
    int flaps) {

  private static final String VERSION = "1";

  /** Lines of a {@link #text} that are not names of rings. */
  private static final int FIXED_LINES = 7;

  public MemberRecord {
    rings = Set.copyOf(rings);
    if (id.isEmpty() || !(weight > 0) || Double.isInfinite(weight)) {
      throw new IllegalArgumentException(
          "a member needs an id and a weight above 0, but these are '" + id + "' and " + weight);
    }
    requirePrintable(id);
    requirePrintable(address);
    rings.forEach(MemberRecord::requirePrintable);
  }

  private static void requirePrintable(String part) {
    if (part.chars().anyMatch(Character::isISOControl)) {
      throw new IllegalArgumentException("'" + part + "' has a control character; leave it out");
    }
  }

  /** Where it is in its life; only who is {@link #UP} owns keys. */
  public enum State {
    JOINING,
    UP,
    DRAINING,
    /** It has left; kept for a while, for {@link MemberRecord#flaps}. */
    GONE
  }

  /**
   * Whether this record may take the place of that one, which has the same id: not if that one is
   * of a later start, nor if it is of a later state of the same start, as a request that was
   * delayed on its way would have it. A life never goes back.
   */
  public boolean replaces(MemberRecord before) {
    return incarnation > before.incarnation
        || incarnation == before.incarnation && state.compareTo(before.state) >= 0;
  }

  /** All of it as text of several lines, for stores that keep it as a whole. */
  public String text() {
    List<String> lines =
        new ArrayList<>(
            List.of(
                VERSION,
                id,
                Long.toString(incarnation),
                address,
                Double.toString(weight),
                state.name(),
                Integer.toString(flaps)));
    lines.addAll(new TreeSet<>(rings));
    return String.join("\n", lines);
  }

  /**
   * Reads what {@link #text} wrote.
   *
   * @throws IllegalArgumentException if it is no such text, or one of a later version
   */
  public static MemberRecord parse(String text) {
    String[] lines = text.split("\n", -1);
    if (lines.length < FIXED_LINES || !lines[0].equals(VERSION)) {
      throw new IllegalArgumentException("'" + text + "' is no member that this version can read");
    }
    return new MemberRecord(
        lines[1],
        Long.parseLong(lines[2]),
        lines[3],
        Double.parseDouble(lines[4]),
        State.valueOf(lines[5]),
        Set.copyOf(Arrays.asList(lines).subList(FIXED_LINES, lines.length)),
        Integer.parseInt(lines[6]));
  }
}
