package dev.selvedge.redis;

import dev.selvedge.runtime.lock.LockStoreUnavailableException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** Says in one line what is wrong with the server, and what to do about it. */
final class Trouble {
  private static final int DEEPEST = 20;

  /**
   * How servers begin an error, and what that means.
   *
   * @param isFinal whether asking again is of no use until somebody corrects the URL
   */
  private record Answer(String beginning, boolean isFinal, String meaning) {
    boolean fits(String message) {
      // before Redis 7, what a script met stands inside of what is said about the script
      return message.startsWith(beginning) || message.contains(": -" + beginning + ' ');
    }
  }

  private static final List<Answer> ANSWERS =
      List.of(
          new Answer(
              "WRONGPASS",
              true,
              "refuses the password or the user; correct user:password@ in the URL"),
          new Answer(
              "ERR invalid password",
              true,
              "refuses the password; correct user:password@ in the URL"),
          new Answer(
              "ERR AUTH", true, "knows no password, but the URL has one; remove it from the URL"),
          new Answer(
              "ERR Client sent AUTH",
              true,
              "knows no password, but the URL has one; remove it from the URL"),
          new Answer("NOAUTH", true, "asks for a password; put user:password@ into the URL"),
          new Answer(
              "NOPERM",
              false,
              "does not permit this user what is needed; see the ACL in docs/stores/redis.md"),
          new Answer(
              "ERR DB index",
              true,
              "has no such database; correct the number at the end of the URL"),
          new Answer(
              "ERR invalid DB",
              true,
              "has no such database; correct the number at the end of the URL"),
          new Answer(
              "READONLY",
              false,
              "is a replica that cannot be written to; name the primary, or its sentinels"),
          new Answer("OOM", false, "is out of memory and grants nothing; raise its maxmemory"),
          new Answer("LOADING", false, "still loads its data; it can be used when that is done"),
          new Answer(
              "BUSY", false, "is busy with somebody's script; end that one with SCRIPT KILL"),
          new Answer("MISCONF", false, "cannot write to its disk; free space there"),
          new Answer("NOREPLICAS", false, "has too few replicas to be written to; start them"),
          new Answer(
              "MASTERDOWN",
              false,
              "is a replica that has lost its primary; name the primary, or its sentinels"),
          new Answer("CLUSTERDOWN", false, "is in a cluster that is down; see CLUSTER INFO"),
          new Answer("MOVED", true, "is in a cluster; write redis-cluster:// in the URL"),
          new Answer(
              "ERR This instance has cluster support disabled",
              true,
              "is in no cluster; write redis://"));

  private Trouble() {}

  static LockStoreUnavailableException explain(RedisUrl url, Throwable cause, long nanos) {
    if (cause instanceof LockStoreUnavailableException explained) {
      return explained;
    }
    return new LockStoreUnavailableException(url + " " + reason(cause, nanos), cause);
  }

  /** Whether asking again is of no use until somebody corrects the URL. */
  static boolean isFinal(Throwable failure) {
    for (Throwable cause : chain(failure)) {
      Answer answer = answer(cause.getMessage());
      if (answer != null) {
        return answer.isFinal();
      }
    }
    return false;
  }

  private static String reason(Throwable failure, long nanos) {
    List<Throwable> causes = chain(failure);
    for (Throwable cause : causes) {
      Answer answer = answer(cause.getMessage());
      if (answer != null) {
        return answer.meaning() + " (it said: " + firstLine(cause.getMessage()) + ")";
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

  private static @Nullable Answer answer(@Nullable String message) {
    if (message != null) {
      for (Answer answer : ANSWERS) {
        if (answer.fits(message)) {
          return answer;
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
