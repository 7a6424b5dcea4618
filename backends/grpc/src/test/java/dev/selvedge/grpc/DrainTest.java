package dev.selvedge.grpc;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.selvedge.grpc.Outcome.Kind;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A node that closes while others call it. */
@Timeout(60)
class DrainTest {

  private static final byte[] REQUEST = "hello".getBytes(UTF_8);
  private static final int CALLERS = 8;

  @Test
  void everyCallIsEitherAnsweredOrProvablyNotSent() throws Exception {
    AtomicInteger handled = new AtomicInteger();
    CountDownLatch busy = new CountDownLatch(500);
    ExecutorService threads = Executors.newFixedThreadPool(CALLERS);
    try (Node caller = Node.sending();
        Node owner =
            Node.listening(
                call -> {
                  handled.incrementAndGet();
                  busy.countDown();
                  call.reply(call.request());
                })) {
      List<Future<Map<Kind, Integer>>> callers = new ArrayList<>();
      for (int i = 0; i < CALLERS; i++) {
        callers.add(threads.submit(() -> callUntilRefused(caller, owner.address())));
      }
      busy.await();
      owner.close();
      Map<Kind, Integer> all = new EnumMap<>(Kind.class);
      for (Future<Map<Kind, Integer>> one : callers) {
        one.get().forEach((kind, count) -> all.merge(kind, count, Integer::sum));
      }
      assertThat(all).doesNotContainKey(Kind.LOST).containsEntry(Kind.NOT_SENT, CALLERS);
      assertThat(all).containsEntry(Kind.ARRIVED, handled.get());
    } finally {
      threads.shutdownNow();
    }
  }

  private static Map<Kind, Integer> callUntilRefused(Node caller, String address) throws Exception {
    Map<Kind, Integer> kinds = new EnumMap<>(Kind.class);
    Kind kind = Kind.ARRIVED;
    while (kind == Kind.ARRIVED) {
      kind = caller.send(address, REQUEST).await().kind();
      kinds.merge(kind, 1, Integer::sum);
    }
    return kinds;
  }
}
