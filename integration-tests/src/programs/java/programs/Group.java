package programs;

/** Checks that belong together. */
public interface Group {
  void run(Checks checks) throws Throwable;
}
