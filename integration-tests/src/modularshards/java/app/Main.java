package app;

import dev.selvedge.DistributedLock;
import dev.selvedge.Retry;
import dev.selvedge.Shard;
import dev.selvedge.ShardBy;
import dev.selvedge.runtime.Selvedge;
import dev.selvedge.runtime.shard.Ring;
import java.util.Map;

/** Runs from the module path; its package is closed, unless the argument says otherwise. */
public final class Main {
  private static final Ring RING =
      Selvedge.ring("tills").resources(Map.of("a", new Till("a"), "b", new Till("b")));

  private record Till(String name) {}

  private record Key(int number, String text) {}

  private Main() {}

  public static void main(String[] arguments) throws Exception {
    boolean isOpen = arguments[0].equals("open");
    Selvedge.verify();
    check("is in a module", Main.class.getModule().isNamed());
    check("routed", new Main().routed("k").equals("ran k"));
    check(
        "selected, by the hash that generated code makes",
        new Main().selected(new Key(1, "k"), null).equals(RING.owner(1, "k").id()));
    check(isOpen ? "offered" : "what is closed is not offered", offered().equals(expected(isOpen)));
    System.out.println("end");
  }

  private static void check(String name, boolean holds) {
    System.out.println((holds ? "ok" : "FAILED") + " modular: " + name);
  }

  private static String expected(boolean isOpen) {
    return isOpen
        ? "ran k"
        : "app.Main cannot be offered to other nodes, as module app keeps its package closed;"
            + " write 'opens app;' in its module-info";
  }

  private static String offered() throws Exception {
    Main main = new Main();
    try (AutoCloseable offer = Selvedge.bind(Main.class, main)) {
      return main.routed("k");
    } catch (IllegalStateException e) {
      return e.getMessage();
    }
  }

  @Retry
  @ShardBy("key")
  @DistributedLock("modular:{key}")
  private String routed(String key) {
    return "ran " + key;
  }

  @ShardBy(value = "key", ring = "tills")
  private String selected(Key key, @Shard Till till) {
    return till.name();
  }
}
