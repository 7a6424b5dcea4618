package good;

import dev.selvedge.Retry;
import java.util.List;

/** Every kind of class and method that can carry the annotation. */
class Kinds<T extends Comparable<T>> {
  @Retry
  T generic(T value) {
    return value;
  }

  @Retry
  <E extends Exception> void ownParameter(Class<E> type, List<? super T> values) throws E {}

  @Retry
  private void hidden() {}

  @Retry
  static final long overloaded(long a, double b) {
    return a;
  }

  @Retry
  static final long overloaded(int a, byte[]... b) {
    return a;
  }

  @Retry
  @Deprecated
  void deprecated() {}

  class Inner {
    @Retry
    void call() {}
  }

  private static class Hidden {
    @Retry
    private void call() {}
  }

  interface Port {
    @Retry
    default void byDefault() {}

    @Retry
    static void shared() {}

    @Retry
    private void hidden() {}
  }

  record Point(@Retry int x, int y) {
    @Retry
    int sum() {
      return x + y;
    }
  }

  enum Level {
    LOW,
    HIGH;

    @Retry
    void call() {}
  }

  static class With$Dollar {
    @Retry
    void $call(String été) {}
  }
}
