package swap;

import java.nio.file.Files;
import java.nio.file.Path;

/** Replaces the bodies of a woven class while it runs. */
public final class Swap {
  private Swap() {}

  public static void main(String[] arguments) throws Exception {
    Service service = new Service();
    check("before", "first3 first3 first3", service.all());
    byte[] other = Files.readAllBytes(Path.of(arguments[0], "swap", "Service.class"));
    SwapAgent.redefine(Service.class, other);
    check("redefined", "second3 second3 second3", service.all());
    SwapAgent.redefine(Service.class, other);
    check("redefined again", "second3 second3 second3", service.all());
    System.out.println("end");
  }

  private static void check(String name, String expected, String actual) {
    System.out.println(
        actual.equals(expected) ? "ok swap: " + name : "FAILED swap: " + name + ": " + actual);
  }
}
