package programs;

import dev.selvedge.ShardBy;

/** A top-level class beside the group. */
class ShardNeighbour {
  @ShardBy("key")
  String near(String key) {
    return ShardMethodKinds.ran(key);
  }
}
