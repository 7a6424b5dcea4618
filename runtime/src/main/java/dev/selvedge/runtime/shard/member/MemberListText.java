package dev.selvedge.runtime.shard.member;

import dev.selvedge.contract.Diagnostic;
import dev.selvedge.runtime.InvalidSettingException;
import dev.selvedge.runtime.shard.placement.Member;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The notation of members in settings: {@code a=10.0.0.1:9000, b=10.0.0.2:9000*2}. */
final class MemberListText {
  private static final Pattern MEMBER =
      Pattern.compile("(?<id>[^=\\s]+)\\s*=\\s*(?<address>[^=*\\s]+)(\\s*\\*\\s*(?<weight>\\S+))?");

  private MemberListText() {}

  /**
   * The members, sorted by id.
   *
   * @throws InvalidSettingException if the text is not of that kind
   */
  static List<Member> parse(String ring, String text) {
    List<Member> members = new ArrayList<>();
    Set<String> ids = new HashSet<>();
    for (String part : text.split(",", -1)) {
      Member member = member(ring, part.strip());
      if (!ids.add(member.id())) {
        throw malformed(ring, "the id '" + member.id() + "' is there twice in '" + text + "'");
      }
      members.add(member);
    }
    members.sort(Comparator.comparing(Member::id));
    return members;
  }

  private static Member member(String ring, String part) {
    Matcher matcher = MEMBER.matcher(part);
    if (!matcher.matches()) {
      throw malformed(ring, "'" + part + "' is no member");
    }
    String address = matcher.group("address");
    if (!HostPort.isValid(address)) {
      throw malformed(ring, "'" + address + "' in '" + part + "' is not host:port");
    }
    String weight = matcher.group("weight");
    return new Member(
        matcher.group("id"), address, weight == null ? 1 : weight(ring, weight, part));
  }

  private static double weight(String ring, String text, String part) {
    try {
      double weight = Double.parseDouble(text);
      if (weight >= 0.001 && weight <= 1_000_000) {
        return weight;
      }
    } catch (NumberFormatException e) { // said below
    }
    throw malformed(
        ring, "the weight '" + text + "' in '" + part + "' is no number from 0.001 to 1000000");
  }

  private static InvalidSettingException malformed(String ring, String what) {
    return new InvalidSettingException(Diagnostic.MEMBERS_MALFORMED.message(ring, what));
  }
}
