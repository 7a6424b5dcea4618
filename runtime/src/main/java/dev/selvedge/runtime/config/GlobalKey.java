package dev.selvedge.runtime.config;

import java.util.List;

/**
 * A key that belongs to no annotation.
 *
 * @param pattern the key; a {@code *} in it stands for a name that the user chooses
 * @param check what its values must look like
 */
record GlobalKey(String pattern, ValueCheck check) {

  /** Bounded so that a full budget, in nanoseconds, fits a {@code long}. */
  private static final ValueCheck TOKENS = ValueCheck.wholeNumber(1, 1_000_000);

  private static final ValueCheck REFILL = ValueCheck.number(0.001, 1_000_000);

  /** Fits into the keys, tables and file names of all stores. */
  private static final String NAMESPACE = "[A-Za-z0-9_.-]{1,40}";

  private static final String NAMESPACE_WORDS = "1 to 40 of letters, digits, '_', '.' and '-'";

  /** Fits into the tables and keys of all stores. */
  private static final String NODE_ID = "[A-Za-z0-9_.:-]{1,100}";

  private static final String NODE_ID_WORDS = "1 to 100 of letters, digits, '_', '.', ':' and '-'";

  /** Not so short that a pause of the process is a death, nor so long that no death is noticed. */
  private static final ValueCheck BEAT = ValueCheck.duration("50ms", "10m");

  private static final ValueCheck WEIGHT = ValueCheck.number(0.001, 1_000_000);

  /**
   * From what an envelope and some arguments take to what many calls at once may take of a heap.
   */
  private static final ValueCheck MESSAGE_BYTES = ValueCheck.wholeNumber(1 << 16, 1 << 28);

  /** As many threads as a process may hold, and more than that. */
  private static final ValueCheck CALLS = ValueCheck.wholeNumber(1, 100_000);

  /** What others can reach: no address that stands for all of a machine's own, and no port 0. */
  private static final String ADVERTISED =
      "(?!0\\.0\\.0\\.0:|\\[::]:)([^\\s:\\[\\]/]+|\\[[0-9A-Fa-f:.%a-z]+]):0*[1-9]\\d{0,4}";

  private static final String ADVERTISED_WORDS =
      "host:port at which other machines reach this one, such as shop-1.internal:9000";

  /** Every key of this kind; new areas add theirs here. */
  static final List<GlobalKey> ALL =
      List.of(
          new GlobalKey("selvedge.unwoven", ValueCheck.oneOf("fail", "warn")),
          new GlobalKey("selvedge.debug", ValueCheck.ANYTHING),
          new GlobalKey("selvedge.coordinator", ValueCheck.ANYTHING),
          new GlobalKey("selvedge.coordinator.*", ValueCheck.ANYTHING),
          new GlobalKey("selvedge.namespace", ValueCheck.matching(NAMESPACE, NAMESPACE_WORDS)),
          new GlobalKey("selvedge.node.id", ValueCheck.matching(NODE_ID, NODE_ID_WORDS)),
          new GlobalKey("selvedge.node.listen", ValueCheck.ANYTHING),
          new GlobalKey(
              "selvedge.node.advertise", ValueCheck.matching(ADVERTISED, ADVERTISED_WORDS)),
          new GlobalKey("selvedge.node.weight", WEIGHT),
          new GlobalKey("selvedge.node.heartbeat", BEAT),
          new GlobalKey("selvedge.node.expiry", BEAT),
          new GlobalKey("selvedge.node.maxCallsPerPeer", CALLS),
          new GlobalKey("selvedge.node.maxRunning", CALLS),
          new GlobalKey("selvedge.node.maxQueued", CALLS),
          new GlobalKey("selvedge.node.tellStacks", ValueCheck.oneOf("true", "false")),
          new GlobalKey("selvedge.node.drainTimeout", ValueCheck.duration("0ms", "1h")),
          new GlobalKey("selvedge.ring.*.members", ValueCheck.ANYTHING),
          new GlobalKey("selvedge.ring.*.dns", ValueCheck.ANYTHING),
          new GlobalKey("selvedge.ring.*.minMembers", ValueCheck.wholeNumber(1, 10_000)),
          new GlobalKey("selvedge.ring.*.slots", ValueCheck.powerOfTwo(16, 1 << 20)),
          new GlobalKey("selvedge.ring.*.seed", ValueCheck.ANYTHING),
          new GlobalKey("selvedge.ring.*.loadCap", ValueCheck.zeroOr(0.01, 10)),
          new GlobalKey("selvedge.ring.*.pinned", ValueCheck.ANYTHING),
          new GlobalKey("selvedge.transport.insecure", ValueCheck.oneOf("true", "false")),
          new GlobalKey("selvedge.transport.maxMessage", MESSAGE_BYTES),
          new GlobalKey("selvedge.transport.tls.certificate", ValueCheck.ANYTHING),
          new GlobalKey("selvedge.transport.tls.key", ValueCheck.ANYTHING),
          new GlobalKey("selvedge.transport.tls.trust", ValueCheck.ANYTHING),
          new GlobalKey("selvedge.transport.tls.peers", ValueCheck.ANYTHING),
          new GlobalKey("selvedge.budget.tokens", TOKENS),
          new GlobalKey("selvedge.budget.refillPerSecond", REFILL),
          new GlobalKey("selvedge.budget.*.tokens", TOKENS),
          new GlobalKey("selvedge.budget.*.refillPerSecond", REFILL));

  /** Whether the key is exactly the pattern, without a name to choose. */
  boolean isFixed() {
    return pattern.indexOf('*') < 0;
  }

  boolean matches(String key) {
    int star = pattern.indexOf('*');
    if (star < 0) {
      return key.equals(pattern);
    }
    return key.length() >= pattern.length()
        && key.startsWith(pattern.substring(0, star))
        && key.endsWith(pattern.substring(star + 1));
  }
}
