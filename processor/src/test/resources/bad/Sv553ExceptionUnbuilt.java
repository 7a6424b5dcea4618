package bad;

import dev.selvedge.Shard;
import dev.selvedge.ShardBy;
import java.io.IOException;
import javax.sql.DataSource;

@SuppressWarnings("serial")
class Sv553ExceptionUnbuilt {
  static class Coded extends Exception {
    Coded(int code) {}
  }

  abstract static class Abstract extends Exception {}

  class Inner extends Exception {}

  static class Told extends Exception {
    Told(String message, Throwable cause) {}

    Told(int code) {}
  }

  static class CodedUnchecked extends RuntimeException {
    CodedUnchecked(int code) {}
  }

  @ShardBy("id") // expect SV553
  void coded(long id) throws IOException, Coded {}

  @ShardBy("id") // expect SV553 SV553
  void others(long id) throws Abstract, Inner {}

  @ShardBy("id")
  void fine(long id) throws Told, CodedUnchecked, Exception {}

  @ShardBy("id")
  void staysHere(long id, @Shard DataSource db) throws Coded {}
}
