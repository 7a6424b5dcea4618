package dev.selvedge.redis;

import dev.selvedge.runtime.lock.LockStoreUnavailableException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** Says in one line what is wrong with the server, and what to do about it. */
final class Trouble {
  private static final int DEEPEST = 20;

  /** How servers begin their errors, and what that means. */
  private static final String[][] ANSWERS = {
    {"WRONGPASS", "refuses the password or the user; correct user:password@ in the URL"},
    {"ERR invalid password", "refuses the password; correct user:password@ in the URL"},
    {"ERR AUTH", "knows no password, but the URL has one; remove it from the URL"},
    {"ERR Client sent AUTH", "knows no password, but the URL has one; remove it from the URL"},
    {"NOAUTH", "asks for a password; put user:password@ into the URL"},
    {"NOPERM", "does not permit this user what is needed; see the ACL in docs/stores/redis.md"},
    {"ERR DB index", "has no such database; correct the number at the end of the URL"},
    {"ERR invalid DB", "has no such database; correct the number at the end of the URL"},
    {"READONLY", "is a replica that cannot be written to; name the primary, or its sentinels"},
    {"OOM", "is out of memory and grants nothing; raise its maxmemory"},
    {"LOADING", "still loads its data; it can be used when that is done"},
    {"BUSY", "is busy with somebody's script; end that one with SCRIPT KILL"},
    {"MISCONF", "cannot write to its disk; free space there"},
    {"NOREPLICAS", "has too few replicas to be written to; start them"},
    {"MASTERDOWN", "is a replica that has lost its primary; name the primary, or its sentinels"},
    {"CLUSTERDOWN", "is in a cluster that is down; see CLUSTER INFO"},
    {"MOVED", "is in a cluster; write redis-cluster:// in the URL"},
    {"ERR This instance has cluster support disabled", "is in no cluster; write redis://"},
  };

  private Trouble() {}

  static LockStoreUnavailableException explain(RedisUrl url, Throwable cause, long nanos) {
    if (cause instanceof LockStoreUnavailableException explained) {
      return explained;
    }
    return new LockStoreUnavailableException(url + " " + reason(cause, nanos), cause);
  }

  private static String reason(Throwable failure, long nanos) {
    List<Throwable> causes = chain(failure);
    for (Throwable cause : causes) {
      String meaning = meaning(cause.getMessage());
      if (meaning != null) {
        return meaning + " (it said: " + firstLine(cause.getMessage()) + ")";
      }
    }
    String tried = " after " + nanos / 1_000_000 + " ms";
    for (Throwable cause : causes) {
      if (cause instanceof TimeoutException
          || cause instanceof io.lettuce.core.RedisCommandTimeoutException
          || cause instanceof io.netty.channel.ConnectTimeoutException) {
        return "did not answer" + tried + "; see whether it runs and can be reached";
      }
    }
    Throwable root = causes.get(causes.size() - 1);
    return "cannot be used: " + firstLine(root.getMessage()) + tried;
  }

  private static @Nullable String meaning(@Nullable String message) {
    if (message != null) {
      for (String[] answer : ANSWERS) {
        // before Redis 7, what a script met stands inside of what is said about the script
        if (message.startsWith(answer[0]) || message.contains(": -" + answer[0] + ' ')) {
          return answer[1];
        }
      }
    }
    return null;
  }

  private static String firstLine(@Nullable String text) {
    return text == null ? "no reason given" : text.lines().findFirst().orElse("");
  }

  /** The failure, its causes, and what was met on the way to each, as with several seeds. */
  private static List<Throwable> chain(Throwable failure) {
    List<Throwable> causes = new ArrayList<>();
    for (Throwable t = failure; t != null && causes.size() < DEEPEST; t = t.getCause()) {
      for (Throwable suppressed : t.getSuppressed()) {
        causes.addAll(chain(suppressed));
      }
      causes.add(t);
    }
    return causes;
  }
}
