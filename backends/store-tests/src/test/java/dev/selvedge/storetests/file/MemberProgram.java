package dev.selvedge.storetests.file;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.selvedge.runtime.config.Settings;
import dev.selvedge.runtime.shard.member.Membership;
import dev.selvedge.runtime.shard.member.Memberships;
import dev.selvedge.runtime.shard.member.NodeIdentity;
import dev.selvedge.runtime.shard.placement.Member;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A node in a process of its own, which says whom it sees and does what it is told: {@code serves},
 * {@code leave}. Ends when its input ends, as its parent has.
 */
final class MemberProgram {
  static final String RING = "orders";

  private MemberProgram() {}

  /** Directory, id, and the heartbeat and expiry. */
  public static void main(String[] args) throws IOException {
    Settings settings = new Settings(List.of());
    settings.set("selvedge.coordinator", "file:" + args[0]);
    settings.set("selvedge.node.heartbeat", args[2]);
    settings.set("selvedge.node.expiry", args[3]);
    NodeIdentity self = NodeIdentity.starting(args[1], args[1] + ".acme:9000", 1);
    try (Membership membership = Memberships.open(settings, self)) {
      membership.watch(RING, MemberProgram::show);
      membership.join(RING);
      BufferedReader input = new BufferedReader(new InputStreamReader(System.in, UTF_8));
      for (String line = input.readLine(); line != null; line = input.readLine()) {
        if (line.equals("leave")) {
          membership.leave().toCompletableFuture().join();
          say("left");
        } else {
          say("serves " + membership.serves(RING));
        }
      }
    }
  }

  private static void show(List<Member> members) {
    say("view " + members.stream().map(Member::id).collect(Collectors.joining(",")));
  }

  private static void say(String line) {
    System.out.println(line);
    System.out.flush();
  }
}
