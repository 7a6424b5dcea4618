package dev.selvedge.redis;

import dev.selvedge.runtime.spi.MemberRecord;
import dev.selvedge.runtime.spi.MemberStore;
import dev.selvedge.runtime.spi.StoreContext;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * Keeps members in one hash: one script writes a record and answers all of them, by the server's
 * clock. Nothing blocks. Thread-safe.
 */
final class RedisMemberStore implements MemberStore {
  private static final byte[][] NOTHING = {};

  private final Wire wire;
  private final byte[][] key;
  private final long timeout;

  private RedisMemberStore(Wire wire, String namespace) {
    this.wire = wire;
    this.key = new byte[][] {LockNames.utf8(namespace + ":members")};
    this.timeout = wire.url().options().timeout().toNanos();
  }

  static RedisMemberStore open(RedisUrl url, StoreContext context) {
    Wire wire = Wire.connect(url);
    try {
      ServerCheck.run(wire);
      wire.loadScripts();
      return new RedisMemberStore(wire, context.namespace());
    } catch (RuntimeException e) {
      wire.close();
      throw e;
    }
  }

  @Override
  public String describe() {
    return wire.url().toString();
  }

  @Override
  public CompletionStage<List<Seen>> beat(
      MemberRecord own, Duration lifetime, Duration keepFor, Duration patience) {
    byte[][] values = {
      LockNames.utf8(own.id()),
      LockNames.utf8(life(own)),
      LockNames.utf8(own.text()),
      Numbers.ascii(Numbers.millis(lifetime)),
      Numbers.ascii(Numbers.millis(keepFor))
    };
    return ask(Script.MEMBER_BEAT, values, patience);
  }

  /** Of fixed length, so that a later life is greater as text too: Lua's numbers are too short. */
  private static String life(MemberRecord own) {
    return String.format(Locale.ROOT, "%019d%d", own.incarnation(), own.state().ordinal());
  }

  @Override
  public CompletionStage<List<Seen>> read(Duration patience) {
    return ask(Script.MEMBER_READ, NOTHING, patience);
  }

  private CompletionStage<List<Seen>> ask(Script script, byte[][] values, Duration patience) {
    long nanos = Math.min(timeout, patience.toNanos());
    return new Call<List<Seen>>(wire, script, key, values, nanos) {
      @Override
      void answered(ScriptReply reply) {
        try {
          result.complete(parse(reply.text()));
        } catch (RuntimeException e) { // of another version, or somebody else's
          fail(e);
        }
      }
    }.send();
  }

  private static List<Seen> parse(@Nullable String answer) {
    List<Seen> all = new ArrayList<>();
    if (answer == null || answer.isEmpty()) {
      return all;
    }
    for (String record : answer.split("\u001e", -1)) {
      int line = record.indexOf('\n');
      all.add(
          new Seen(
              MemberRecord.parse(record.substring(line + 1)),
              Duration.ofMillis(Long.parseLong(record, 0, line, 10))));
    }
    return all;
  }

  @Override
  public void close() {
    wire.close();
  }
}
