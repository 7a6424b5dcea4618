package dev.selvedge.redis;

import dev.selvedge.runtime.spi.AcquireRequest;
import dev.selvedge.runtime.spi.Hold;
import java.nio.charset.StandardCharsets;

/**
 * How what is kept is named. All keys of one stripe carry one hash tag, so that they live on the
 * same node of a cluster; there are {@value #STRIPES} stripes, each with one counter of tokens.
 */
final class LockNames {
  static final int STRIPES = 1024;
  private static final String LOCK = "}:lock:";

  private final String prefix;
  private final byte[][] fences = new byte[STRIPES][];
  private final byte[] inbox;

  LockNames(String namespace, String client) {
    this.prefix = namespace + ":{s";
    this.inbox = utf8(namespace + ":inbox:" + client);
    for (int stripe = 0; stripe < STRIPES; stripe++) {
      fences[stripe] = utf8(prefix + stripe + "}:fence");
    }
  }

  /** The same for every process that asks for the key. */
  static int stripe(String key) {
    int hash = key.hashCode();
    return (hash ^ (hash >>> 10) ^ (hash >>> 20)) & (STRIPES - 1);
  }

  /** In the order in which the scripts want them. */
  byte[][] keys(String key) {
    int stripe = stripe(key);
    String tag = prefix + stripe;
    return new byte[][] {
      utf8(tag + LOCK + key),
      utf8(tag + "}:queue:" + key),
      fences[stripe],
      utf8(tag + "}:readers:" + key),
      utf8(tag + "}:tokens:" + key)
    };
  }

  byte[] lock(String key) {
    return utf8(prefix + stripe(key) + LOCK + key);
  }

  /** The key that a message to the inbox is about. */
  String keyOf(byte[] message) {
    String lock = new String(message, StandardCharsets.UTF_8);
    return lock.substring(lock.indexOf(LOCK, prefix.length()) + LOCK.length());
  }

  /** Where this process is told that its turn has come. */
  byte[] inbox() {
    return inbox;
  }

  /** What the scripts want to know of a request. */
  byte[][] arguments(AcquireRequest request, boolean receiversKnown) {
    int flags = (request.queue() ? 1 : 0) + (receiversKnown ? 2 : 0);
    return new byte[][] {
      utf8(request.owner()),
      utf8(request.holder()),
      Numbers.ascii(Numbers.millis(request.lease())),
      inbox,
      Numbers.ascii(flags)
    };
  }

  /** How a hold's owner and token begin what is kept of it. */
  static byte[] hold(Hold hold) {
    return utf8(hold.owner() + '\n' + hold.token() + '\n');
  }

  static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
