package launch;

import java.lang.reflect.InvocationTargetException;

/** Runs the checks of an application inside a class loader that the agent's does not see into. */
final class Launch {
  private Launch() {}

  static void run(ClassLoader loader, String[] groups) throws Throwable {
    Thread.currentThread().setContextClassLoader(loader);
    try {
      Class.forName("programs.Run", true, loader)
          .getMethod("main", String[].class)
          .invoke(null, (Object) groups);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }
}
