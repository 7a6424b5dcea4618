import dev.selvedge.ShardBy;

class ShardInDefaultPackage {
  record Id(int value) {}

  @ShardBy("id")
  void call(Id id) {}
}
