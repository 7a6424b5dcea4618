package nodes;

import dev.selvedge.runtime.Selvedge;
import dev.selvedge.runtime.event.CallForwarded;
import dev.selvedge.runtime.event.SelvedgeListener;
import dev.selvedge.runtime.event.ViewChanged;
import dev.selvedge.runtime.shard.placement.Member;
import java.util.stream.Collectors;

/**
 * Says what this node sees of the ring: {@code view a,b,c}, in the ledger too; and how what it sent
 * has ended.
 */
final class Witness implements SelvedgeListener {
  @Override
  public void viewChanged(ViewChanged event) {
    String ids =
        Selvedge.ring(event.ring()).members().stream()
            .map(Member::id)
            .collect(Collectors.joining(","));
    Ledger.enter("view:" + ids);
    Worker.say("view", ids);
  }

  @Override
  public void callForwarded(CallForwarded event) {
    if (event.outcome() != CallForwarded.Outcome.RETURNED || event.attempts() != 1) {
      Worker.say("forwarded", event.attempts() + " " + event.outcome());
    }
  }
}
