package dev.selvedge.redis;

import dev.selvedge.runtime.spi.AcquireRequest;
import dev.selvedge.runtime.spi.Hold;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * How what is kept is named. All keys of one stripe carry one hash tag, so that they live on the
 * same node of a cluster; there are {@value #STRIPES} stripes, each with one counter of tokens.
 */
final class LockNames {
  static final int STRIPES = 1024;
  private static final String LOCK = "}:lock:";

  private final String prefix;

  /** What the names of each stripe begin with, made when it is first used. */
  private final AtomicReferenceArray<@Nullable Stripe> stripes =
      new AtomicReferenceArray<>(STRIPES);

  private final byte[] inbox;

  private record Stripe(byte[] lock, byte[] queue, byte[] fence, byte[] readers, byte[] tokens) {}

  LockNames(String namespace, String client) {
    this.prefix = namespace + ":{s";
    this.inbox = utf8(namespace + ":inbox:" + client);
  }

  private Stripe stripeOf(String key) {
    int number = stripe(key);
    Stripe known = stripes.get(number);
    if (known != null) {
      return known;
    }
    String tag = prefix + number;
    Stripe made =
        new Stripe(
            utf8(tag + LOCK),
            utf8(tag + "}:queue:"),
            utf8(tag + "}:fence"),
            utf8(tag + "}:readers:"),
            utf8(tag + "}:tokens:"));
    stripes.set(number, made); // twice the same, if two come at once
    return made;
  }

  /** The same for every process that asks for the key. */
  static int stripe(String key) {
    int hash = key.hashCode();
    return (hash ^ (hash >>> 10) ^ (hash >>> 20)) & (STRIPES - 1);
  }

  /** What is touched by nearly every grant: lock, queue and fence. */
  byte[][] forGrant(String key) {
    Stripe stripe = stripeOf(key);
    byte[] name = utf8(key);
    return new byte[][] {joined(stripe.lock, name), joined(stripe.queue, name), stripe.fence};
  }

  /** What is touched by every release: lock and queue. */
  byte[][] forRelease(String key) {
    Stripe stripe = stripeOf(key);
    byte[] name = utf8(key);
    return new byte[][] {joined(stripe.lock, name), joined(stripe.queue, name)};
  }

  byte[] lock(String key) {
    return joined(stripeOf(key).lock, utf8(key));
  }

  byte[] readers(String key) {
    return joined(stripeOf(key).readers, utf8(key));
  }

  byte[] tokens(String key) {
    return joined(stripeOf(key).tokens, utf8(key));
  }

  private static byte[] joined(byte[] first, byte[] second) {
    byte[] both = Arrays.copyOf(first, first.length + second.length);
    System.arraycopy(second, 0, both, first.length, second.length);
    return both;
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
