package dev.selvedge.agent.weave;

import dev.selvedge.contract.CompanionNames;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import net.bytebuddy.jar.asm.Type;

/**
 * Reads the constant that {@link CompanionNames#reachField}, for locks and shards alike describes.
 */
final class ReachText {
  private static final Pattern ROOT = Pattern.compile("this|#(\\d{1,3})");
  private static final Pattern HOP =
      Pattern.compile(
          "([fmi]):([^.;\\[:()]+)\\.([^.;\\[/<:()]+):(\\(\\))?(\\[*(?:[ZCBSIJFD]|L[^.;\\[()]+;))");

  private ReachText() {}

  /**
   * Reads all of it.
   *
   * @throws IllegalArgumentException saying which item makes no sense
   */
  static List<Origin> parse(String text) {
    List<Origin> origins = new ArrayList<>();
    for (String item : text.isBlank() ? new String[0] : text.strip().split("\\s+")) {
      String[] parts = item.split(">", -1);
      Matcher root = ROOT.matcher(parts[0]);
      if (!root.matches()) {
        throw new IllegalArgumentException(unreadable(item));
      }
      List<Hop> hops = new ArrayList<>();
      for (int i = 1; i < parts.length; i++) {
        hops.add(hop(parts[i], item));
      }
      for (Hop before : hops.subList(0, Math.max(0, hops.size() - 1))) {
        if (before.result().getSort() != Type.OBJECT) {
          throw new IllegalArgumentException(unreadable(item));
        }
      }
      String number = root.group(1);
      origins.add(new Origin(number == null ? Origin.THIS : Integer.parseInt(number), hops));
    }
    return origins;
  }

  private static Hop hop(String text, String item) {
    Matcher hop = HOP.matcher(text);
    if (!hop.matches() || text.startsWith("f") != (hop.group(4) == null)) {
      throw new IllegalArgumentException(unreadable(item));
    }
    Hop.Kind kind =
        switch (text.charAt(0)) {
          case 'f' -> Hop.Kind.FIELD;
          case 'm' -> Hop.Kind.METHOD;
          default -> Hop.Kind.INTERFACE_METHOD;
        };
    String descriptor = text.substring(hop.end(3) + 1);
    return new Hop(kind, hop.group(2), hop.group(3), descriptor);
  }

  private static String unreadable(String item) {
    return "its '" + item + "' says nothing";
  }
}
