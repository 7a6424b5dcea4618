package run;

import dev.selvedge.ShardBy;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Whose keys are hashed for real, by methods that keep count of their calls. */
public class Hashes {
  public static final List<String> CALLS = new ArrayList<>();

  public enum Level {
    LOW {
      @Override
      public String toString() {
        return "low!";
      }
    }
  }

  public record Place(Level level, Integer zone) {
    @Override
    public Level level() {
      CALLS.add("level");
      return level;
    }

    @Override
    public Integer zone() {
      CALLS.add("zone");
      return zone;
    }
  }

  public record Customer(String id, Place place) {
    @Override
    public Place place() {
      CALLS.add("place");
      return place;
    }
  }

  public record Box<T>(T value) {}

  @ShardBy("id")
  void single(String id) {}

  @ShardBy({"a", "b"})
  void pair(String a, String b) {}

  @ShardBy("customer")
  void ofRecord(Customer customer) {}

  @ShardBy({"customer.place", "customer.id", "customer.place.zone"})
  void several(Customer customer) {}

  @ShardBy({"flag", "letter", "id", "amount", "count", "small", "boxed.value"})
  void kinds(
      boolean flag,
      char letter,
      UUID id,
      BigDecimal amount,
      Integer count,
      byte small,
      Box<Long> boxed) {}

  @ShardBy({"this.secret", "this.hidden"})
  void ofHost() {}

  private long secret = 1;
  private Place hidden;
}
