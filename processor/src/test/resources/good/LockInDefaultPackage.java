import dev.selvedge.DistributedLock;

class LockInDefaultPackage {
  private final Inner inner = new Inner("a");

  @DistributedLock("{other.name}:{this.inner.name}")
  void call(Inner other) {}

  record Inner(String name) {}
}
