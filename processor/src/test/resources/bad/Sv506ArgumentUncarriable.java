package bad;

import dev.selvedge.Shard;
import dev.selvedge.ShardBy;
import java.io.InputStream;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javax.sql.DataSource;

class Sv506ArgumentUncarriable {
  record Upload(InputStream content) {}

  @ShardBy("id")
  <V> void store(
      long id,
      InputStream content, // expect SV506
      Consumer<String> callback, // expect SV506
      CharSequence text, // expect SV506
      V anything, // expect SV506
      List<?> list, // expect SV506
      Stream<String> names, // expect SV506
      CompletionStage<String> later, // expect SV506
      Upload upload, // expect SV506
      Thread thread) {} // expect SV506

  @ShardBy("id")
  void staysHere(long id, InputStream content, @Shard DataSource db) {}
}
