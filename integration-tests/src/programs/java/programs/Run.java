package programs;

/**
 * Runs the groups named on the command line; the last line, {@code end}, says that it got there.
 */
public final class Run {
  private Run() {}

  public static void main(String[] groups) {
    for (String name : groups) {
      Checks checks = new Checks(name);
      try {
        Class<?> type = Class.forName("programs." + name, true, Run.class.getClassLoader());
        ((Group) type.getDeclaredConstructor().newInstance()).run(checks);
      } catch (Throwable e) {
        e.printStackTrace();
        checks.failed("the group itself", e.toString());
      }
    }
    System.out.println("end");
  }
}
