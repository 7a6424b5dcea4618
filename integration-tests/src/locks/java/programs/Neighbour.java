package programs;

import dev.selvedge.DistributedLock;

/** A top-level class beside the group. */
class Neighbour {
  @DistributedLock("kinds")
  String near() {
    return Held.keys();
  }
}
