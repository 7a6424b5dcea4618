package dev.selvedge.demo;

/** Something to be done if the JVM is told to end before this is closed. */
final class AtShutdown implements AutoCloseable {

  private final Thread hook;

  private AtShutdown(Thread hook) {
    this.hook = hook;
  }

  static AtShutdown run(Runnable action) {
    Thread hook = new Thread(action, "at-shutdown");
    Runtime.getRuntime().addShutdownHook(hook);
    return new AtShutdown(hook);
  }

  @Override
  public void close() {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // the JVM is ending: the action is running, which is what it is for
      return;
    }
  }
}
