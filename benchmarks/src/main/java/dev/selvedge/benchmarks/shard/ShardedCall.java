package dev.selvedge.benchmarks.shard;

import dev.selvedge.runtime.Selvedge;
import dev.selvedge.runtime.shard.Binding;
import dev.selvedge.runtime.shard.KeyHash;
import dev.selvedge.runtime.shard.ShardPlan;
import dev.selvedge.runtime.shard.WovenShard;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/** A routed method: what the woven head of one runs where another node owns the key. */
final class ShardedCall implements CallSubject {

  static final String RING = "benchmark";

  private static final String MEMBERS = "selvedge.ring." + RING + ".members";
  private static final String NODE = "owner";

  private static final ShardPlan PLAN =
      ShardPlan.of(
              "dev.selvedge.benchmarks.shard.Charging",
              "charge",
              "(Ldev/selvedge/benchmarks/shard/Invoice;)Ldev/selvedge/benchmarks/shard/Receipt;",
              "invoice.id")
          .ring(RING)
          .build();

  private static final Callable<?> HERE =
      () -> {
        throw new IllegalStateException("the call was to be forwarded");
      };

  ShardedCall(String address) {
    Selvedge.settings().set(MEMBERS, NODE + '=' + address);
  }

  @Override
  public Receipt call(Invoice invoice) throws Exception {
    long hash = KeyHash.of(invoice.id());
    if (WovenShard.isHere(PLAN, hash)) {
      throw new IllegalStateException("this process owns nothing");
    }
    if (forwarded(invoice, hash) instanceof Receipt receipt) {
      return receipt;
    }
    throw new IllegalStateException("the owner answered with nothing");
  }

  private static @Nullable Object forwarded(Invoice invoice, long hash) throws Exception {
    try {
      return WovenShard.forward(PLAN, hash, new Object[] {invoice}, HERE);
    } catch (Exception | Error e) {
      throw e;
    } catch (Throwable e) {
      throw new IllegalStateException(e);
    }
  }

  /** The ring is this process's for good. */
  @Override
  public void close() {}

  static final class Serving implements Owner {

    private final String address;
    private final Binding binding;

    Serving(String address) {
      this.address = address;
      Selvedge.settings().set("selvedge.node.id", NODE);
      Selvedge.settings().set("selvedge.node.listen", address);
      Selvedge.settings().set(MEMBERS, NODE + '=' + address);
      binding = Selvedge.bind(Charging.class, new Charging());
    }

    @Override
    public String address() {
      return address;
    }

    @Override
    public void close() {
      binding.close();
    }
  }
}
