import dev.selvedge.Retry;

class InDefaultPackage {
  @Retry
  void call(Inner inner) {}

  static class Inner {
    @Retry
    void call() {}
  }
}
