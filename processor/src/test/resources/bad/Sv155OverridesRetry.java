package bad;

import dev.selvedge.Retry;

class Sv155OverridesRetry extends Sv155Base<String> implements Sv155Port {
  @Override
  @Retry // expect SV155
  void send(String message) {}

  @Override
  @Retry // expect SV155
  public void flush() {}

  @Retry
  static void shared() {}
}

class Sv155Base<T> {
  @Retry
  void send(T message) {}

  @Retry
  static void shared() {}
}

interface Sv155Port {
  @Retry
  default void flush() {}
}
