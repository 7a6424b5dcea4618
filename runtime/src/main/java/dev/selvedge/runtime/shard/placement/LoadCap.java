package dev.selvedge.runtime.shard.placement;

import java.util.List;

/**
 * Shares out slots so that nobody has more than some number of them. Each slot asks the members in
 * its order; a member that is full keeps those slots for which its draw is greatest and sends the
 * others on. What comes of it is the same in whatever order slots ask (it is the one stable
 * matching), and so a function of the set of members alone.
 */
final class LoadCap {
  private LoadCap() {}

  /**
   * How many slots a member may have.
   *
   * @param total the sum of all weights
   */
  static int capacity(RingConfig config, double weight, double total) {
    double most = Math.ceil((1 + config.loadCap()) * config.slots() * weight / total);
    return (int) Math.min(config.slots(), most);
  }

  /** The owner of each slot; the capacities suffice for all slots. */
  static short[] owners(
      RingConfig config, List<Member> members, Rendezvous rendezvous, FirstChoices choices) {
    double total = 0;
    for (Member member : members) {
      total += member.weight();
    }
    HeldSlots[] held = new HeldSlots[members.size()];
    for (int member = 0; member < held.length; member++) {
      held[member] = new HeldSlots(capacity(config, members.get(member).weight(), total));
    }
    short[] owners = choices.members().clone();
    for (int slot = 0; slot < owners.length; slot++) {
      int homeless = slot;
      long draw = choices.draw(slot);
      int member = owners[slot];
      while (true) {
        int sentOn = held[member].add(homeless, draw);
        owners[homeless] = (short) member;
        if (sentOn < 0) {
          break;
        }
        homeless = sentOn;
        member = rendezvous.next(homeless, member);
        draw = rendezvous.draw(member, homeless);
      }
    }
    return owners;
  }
}
