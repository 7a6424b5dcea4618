package dev.selvedge.benchmarks.lock;

import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisFuture;
import io.lettuce.core.ScriptOutputType;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.api.async.RedisAsyncCommands;
import java.util.UUID;

/**
 * Two bare {@code EVALSHA} over one Lettuce connection: the first awaited, the second awaited or
 * not. They do what the least lock with a token does, without waiting, renewal or queue; or
 * nothing.
 */
final class LettucePair implements LockSubject {

  private static final String TAKE =
      """
      if redis.call('exists', KEYS[1]) == 1 then return 0 end
      local token = redis.call('incr', KEYS[2])
      redis.call('hset', KEYS[1], 'o', ARGV[1], 't', token)
      redis.call('pexpire', KEYS[1], ARGV[2])
      return token
      """;
  private static final String GIVE_BACK =
      """
      if redis.call('hget', KEYS[1], 'o') ~= ARGV[1] then return 0 end
      return redis.call('del', KEYS[1])
      """;
  private static final String NOTHING = "return 1";

  private final String name;
  private final boolean awaited;
  private final RedisClient client;
  private final StatefulRedisConnection<String, String> connection;
  private final RedisAsyncCommands<String, String> redis;
  private final String take;
  private final String giveBack;

  private LettucePair(String url, String name, boolean awaited, String take, String giveBack) {
    this.name = name;
    this.awaited = awaited;
    this.client = RedisClient.create(url);
    this.connection = client.connect();
    this.redis = connection.async();
    this.take = connection.sync().scriptLoad(take);
    this.giveBack = connection.sync().scriptLoad(giveBack);
  }

  static LettucePair locking(String url, boolean awaited) {
    String name = "two EVALSHA, " + (awaited ? "both awaited" : "one awaited");
    return new LettucePair(url, name, awaited, TAKE, GIVE_BACK);
  }

  static LettucePair doingNothing(String url, boolean awaited) {
    String name = "two empty EVALSHA, " + (awaited ? "both awaited" : "one awaited");
    return new LettucePair(url, name, awaited, NOTHING, NOTHING);
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public Held take(String key) throws Exception {
    String[] keys = {"{bare}" + key, "{bare}tokens"};
    String owner = UUID.randomUUID().toString();
    RedisFuture<Long> taken = redis.evalsha(take, ScriptOutputType.INTEGER, keys, owner, "10000");
    if (taken.get() == 0) {
      throw new IllegalStateException(name + ": " + key + " was taken already");
    }
    return () -> {
      RedisFuture<Long> released = redis.evalsha(giveBack, ScriptOutputType.INTEGER, keys, owner);
      if (awaited && released.get() != 1) {
        throw new IllegalStateException(name + ": " + key + " was gone");
      }
    };
  }

  @Override
  public void close() {
    connection.close();
    client.shutdown();
  }
}
