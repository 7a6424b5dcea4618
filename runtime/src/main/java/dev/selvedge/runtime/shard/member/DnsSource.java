package dev.selvedge.runtime.shard.member;

import dev.selvedge.contract.Diagnostic;
import dev.selvedge.runtime.InvalidSettingException;
import dev.selvedge.runtime.shard.placement.Member;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The name under which the members of a ring are found. Immutable.
 *
 * @param name of a host, or of a service where there is no port
 * @param port of all members; 0 where the records of a service name it
 */
record DnsSource(String name, int port) {
  private static final String SERVICE = "srv:";
  private static final Pattern SERVICE_NAME = Pattern.compile("_[^.\\s]+\\._[^.\\s]+\\.\\S+");

  /**
   * Reads {@code host:port} or {@code srv:_service._tcp.name}.
   *
   * @throws InvalidSettingException if it is neither
   */
  static DnsSource parse(String ring, String text) {
    if (text.startsWith(SERVICE)) {
      String name = text.substring(SERVICE.length()).strip();
      if (SERVICE_NAME.matcher(name).matches()) {
        return new DnsSource(name, 0);
      }
      throw malformed(ring, text, "names no service");
    }
    HostPort host = HostPort.parse(text);
    if (host == null) {
      throw malformed(ring, text, "is not host:port");
    }
    return new DnsSource(host.host(), host.port());
  }

  private static InvalidSettingException malformed(String ring, String text, String what) {
    return new InvalidSettingException(Diagnostic.DNS_MALFORMED.message(ring, text, what));
  }

  /**
   * Who is found under the name now, sorted by id: an address is its own id; of a service it is the
   * first label of the host, which Kubernetes makes the name of the pod. Weights of records are not
   * those of members: servers of names change them at will.
   *
   * @throws IOException if nobody answers, or the answer makes no sense
   */
  List<Member> members(NameLookup names) throws IOException {
    List<Member> members = new ArrayList<>();
    if (port > 0) {
      for (String address : new HashSet<>(names.addresses(name))) {
        String text = new HostPort(address, port).toString();
        members.add(new Member(text, text));
      }
    } else {
      for (HostPort target : new HashSet<>(names.services(name))) {
        members.add(new Member(target.host().split("\\.", 2)[0], target.toString()));
      }
    }
    members.sort(Comparator.comparing(Member::id));
    Set<String> ids = new HashSet<>();
    for (Member member : members) {
      if (!ids.add(member.id())) {
        throw new IOException(
            "two hosts of " + name + " are both called '" + member.id() + "': " + members);
      }
    }
    return members;
  }

  @Override
  public String toString() {
    return "DNS name " + (port > 0 ? new HostPort(name, port) : SERVICE + name);
  }
}
