package launch;

import java.net.URLClassLoader;

/**
 * An application without the runtime: its annotated classes can be loaded, but not woven. Prints
 * checks like the others do.
 */
public final class Blind {
  private Blind() {}

  public static void main(String[] arguments) throws Exception {
    boolean fail = arguments[1].equals("fail");
    try (URLClassLoader loader =
        new URLClassLoader("blind", ChildFirst.urls(arguments[0]), Blind.class.getClassLoader())) {
      Object host = loader.loadClass("Unnamed").getDeclaredConstructor().newInstance();
      try {
        ((java.util.concurrent.Callable<?>) host).call();
        System.out.println("FAILED blind: returned");
      } catch (IllegalStateException e) {
        boolean refused =
            e.getMessage().startsWith("[SV204]") && e.getMessage().contains("Unnamed");
        boolean ran = e.getMessage().equals("call 1");
        System.out.println(
            (fail ? refused : ran) ? "ok blind: " + arguments[1] : "FAILED blind: " + e);
      }
    }
    System.out.println("end");
  }
}
