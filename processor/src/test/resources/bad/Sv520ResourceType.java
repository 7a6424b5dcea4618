package bad;

import dev.selvedge.Shard;
import dev.selvedge.ShardBy;
import java.util.concurrent.CompletableFuture;

class Sv520ResourceType {
  @ShardBy("id")
  void primitive(long id, @Shard int number) {} // expect SV520

  @ShardBy("id")
  void array(long id, @Shard String[] names) {} // expect SV520

  @ShardBy("id")
  void text(long id, @Shard String name) {} // expect SV520

  @ShardBy("id")
  void boxed(long id, @Shard Long number) {} // expect SV520

  @ShardBy("id")
  void later(long id, @Shard CompletableFuture<Runnable> resource) {} // expect SV520

  @ShardBy("id")
  <T> void variable(long id, @Shard T resource) {} // expect SV520
}
