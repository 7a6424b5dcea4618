package dev.selvedge.runtime.internal;

import org.jspecify.annotations.Nullable;

/**
 * Where the runtime says what it cannot throw. Loggers are looked up when there is something to say
 * and not before: finding the application's logging costs more than all else at a first call, and
 * must not happen inside a method that merely was woven, nor under the lock of a static
 * initialiser. Never throws.
 */
public final class Log {
  private Log() {}

  public static void error(Class<?> where, String message, @Nullable Throwable cause) {
    log(where, System.Logger.Level.ERROR, message, cause);
  }

  public static void warning(Class<?> where, String message, @Nullable Throwable cause) {
    log(where, System.Logger.Level.WARNING, message, cause);
  }

  public static void info(Class<?> where, String message) {
    log(where, System.Logger.Level.INFO, message, null);
  }

  public static void debug(Class<?> where, String message, @Nullable Throwable cause) {
    log(where, System.Logger.Level.DEBUG, message, cause);
  }

  private static void log(
      Class<?> where, System.Logger.Level level, String message, @Nullable Throwable cause) {
    try {
      System.getLogger(where.getName()).log(level, message, cause);
    } catch (Throwable e) {
      // logging is an application's code and may fail, as on an exhausted stack: whoever logs here
      // has an outcome of the user's own to pass on, which is worth more than the message
      return;
    }
  }
}
