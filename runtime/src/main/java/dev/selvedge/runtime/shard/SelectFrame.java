package dev.selvedge.runtime.shard;

import dev.selvedge.contract.Diagnostic;
import org.jspecify.annotations.Nullable;

/** A call in select mode, on the thread that it was entered on. */
final class SelectFrame implements ShardContext {
  /**
   * One cell per thread, which is emptied and not removed: to remove costs more than all the rest,
   * and an empty array keeps no class of ours, so no class loader, on the threads of a pool.
   */
  private static final ThreadLocal<@Nullable Object[]> CURRENT =
      ThreadLocal.withInitial(() -> new Object[1]);

  private final ShardPlan plan;
  private final Resources resources;
  private final long hash;
  private final int index;
  private final @Nullable Object outer;

  private SelectFrame(ShardPlan plan, Resources resources, long hash, @Nullable Object outer) {
    this.plan = plan;
    this.resources = resources;
    this.hash = hash;
    this.index = resources.view().ownerIndex(hash);
    this.outer = outer;
  }

  static SelectFrame enter(ShardPlan plan, Resources resources, long hash) {
    @Nullable Object[] cell = CURRENT.get();
    SelectFrame frame = new SelectFrame(plan, resources, hash, cell[0]);
    cell[0] = frame;
    return frame;
  }

  void exit() {
    CURRENT.get()[0] = outer;
  }

  static SelectFrame current() {
    Object frame = CURRENT.get()[0];
    if (frame == null) {
      throw new IllegalStateException(
          "this thread is in no @ShardBy method that selects a resource; ask on the thread that"
              + " the method was called on, before it returns");
    }
    return (SelectFrame) frame;
  }

  @Override
  public String ring() {
    return plan.ring();
  }

  @Override
  public String owner() {
    return resources.view().members().get(index).id();
  }

  @Override
  public int slot() {
    return resources.view().slot(hash);
  }

  @Override
  public <T> T resource(Class<T> type) {
    Object resource = resources.objects().get(index);
    if (!type.isInstance(resource)) {
      throw new IllegalStateException(
          Diagnostic.RESOURCE_MISFIT.message(
              plan.text(), type.getName(), owner(), ring(), resource.getClass().getName()));
    }
    return type.cast(resource);
  }
}
