package bad;

import dev.selvedge.Retry;
import java.util.Enumeration;
import java.util.Iterator;
import java.util.ListIterator;
import java.util.Spliterator;
import java.util.concurrent.Flow;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.reactivestreams.Publisher;

class Sv115ResultUnfollowed {
  @Retry // expect SV115
  Future<String> future() {
    return null;
  }

  @Retry // expect SV115
  FutureTask<String> futureSubtype() {
    return null;
  }

  @Retry // expect SV115
  <F extends Future<String>> F futureVariable() {
    return null;
  }

  @Retry // expect SV115
  Stream<String> stream() {
    return null;
  }

  @Retry // expect SV115
  IntStream intStream() {
    return null;
  }

  @Retry // expect SV115
  Iterator<String> iterator() {
    return null;
  }

  @Retry // expect SV115
  ListIterator<String> listIterator() {
    return null;
  }

  @Retry // expect SV115
  Spliterator<String> spliterator() {
    return null;
  }

  @Retry // expect SV115
  Enumeration<String> enumeration() {
    return null;
  }

  @Retry // expect SV115
  Flow.Publisher<String> flow() {
    return null;
  }

  abstract static class Mono<T> implements Publisher<T> {}

  @Retry // expect SV115
  Mono<String> reactive() {
    return null;
  }
}
