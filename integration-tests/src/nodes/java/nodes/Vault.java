package nodes;

import dev.selvedge.ShardBy;

/** Has a routed method, and is bound by no node. */
public class Vault {
  @ShardBy("key")
  public static String open(String key) {
    Ledger.enter("opened");
    return key;
  }
}
