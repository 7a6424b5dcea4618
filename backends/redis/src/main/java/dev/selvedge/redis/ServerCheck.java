package dev.selvedge.redis;

import dev.selvedge.runtime.InvalidSettingException;
import dev.selvedge.runtime.internal.Log;
import dev.selvedge.runtime.lock.LockStoreUnavailableException;
import io.lettuce.core.protocol.CommandType;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** Looks at a server once, when the store is opened, for what would make its locks worthless. */
final class ServerCheck {
  private ServerCheck() {}

  /**
   * Reads the server's INFO and refuses what cannot work.
   *
   * @throws LockStoreUnavailableException if it does not answer or cannot be used now
   * @throws InvalidSettingException if it never can
   */
  static void run(Wire wire) {
    Map<String, String> info = info(wire);
    RedisUrl url = wire.url();
    if (tooOld(info.get("redis_version"))) {
      throw new InvalidSettingException(
          url + " is Redis " + info.get("redis_version") + "; 6.2 is the oldest that works");
    }
    if ("slave".equals(info.get("role")) && url.topology() == Topology.SINGLE) {
      throw new LockStoreUnavailableException( // it may be promoted
          url + " is a replica that cannot be written to; name the primary, or its sentinels",
          null);
    }
    if ("1".equals(info.get("cluster_enabled")) && url.topology() != Topology.CLUSTER) {
      throw new InvalidSettingException(
          url + " is in a cluster; write redis-cluster:// in the URL");
    }
    String eviction = info.getOrDefault("maxmemory_policy", "noeviction");
    String limit = info.getOrDefault("maxmemory", "0");
    if (!eviction.equals("noeviction") && !limit.equals("0")) {
      Log.warning(
          RedisLockStore.class,
          url
              + " may evict locks that are held: its maxmemory-policy is "
              + eviction
              + "; set noeviction",
          null);
    }
  }

  private static boolean tooOld(@Nullable String version) {
    if (version == null) {
      return false;
    }
    String[] parts = version.split("\\.", 3);
    try {
      int major = Integer.parseInt(parts[0]);
      return major < 6 || (major == 6 && Integer.parseInt(parts[1]) < 2);
    } catch (NumberFormatException | ArrayIndexOutOfBoundsException e) {
      return false; // numbered in a way of its own: what it cannot do will show
    }
  }

  private static Map<String, String> info(Wire wire) {
    long start = System.nanoTime();
    long timeout = wire.url().options().timeout().toNanos();
    CompletableFuture<String> text = new CompletableFuture<>();
    wire.send(
        Request.plain(CommandType.INFO, start, start + timeout),
        (reply, failure) -> {
          if (reply != null && reply.text() != null) {
            text.complete(reply.text());
          } else {
            text.completeExceptionally(
                failure == null ? new IllegalStateException("INFO is empty") : failure);
          }
        });
    try {
      return parsed(text.get(timeout, TimeUnit.NANOSECONDS));
    } catch (ExecutionException e) {
      if (String.valueOf(e.getMessage()).contains("NOPERM")) {
        Log.debug(RedisLockStore.class, wire.url() + " does not let this user read INFO", null);
        return Map.of(); // many are run like that, and nothing but the check needs it
      }
      throw wire.explain(e, System.nanoTime() - start);
    } catch (TimeoutException e) {
      throw wire.explain(e, System.nanoTime() - start);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw wire.explain(e, System.nanoTime() - start);
    }
  }

  private static Map<String, String> parsed(String info) {
    Map<String, String> values = new HashMap<>();
    info.lines()
        .forEach(
            line -> {
              int colon = line.indexOf(':');
              if (colon > 0) {
                values.put(line.substring(0, colon), line.substring(colon + 1).trim());
              }
            });
    return values;
  }
}
