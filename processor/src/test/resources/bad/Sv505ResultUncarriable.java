package bad;

import dev.selvedge.ShardBy;
import dev.selvedge.ShardMode;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.reactivestreams.Publisher;

@SuppressWarnings({"rawtypes", "serial"})
class Sv505ResultUncarriable<T> {
  static class Traced<V> extends CompletableFuture<V> {}

  interface Shape {}

  sealed interface Payment permits Card, Cash {}

  record Card(String number) implements Payment {}

  record Cash(long cents) implements Payment {}

  abstract static class Animal {}

  class Inner {}

  static class Names extends ArrayList<String> {}

  static class NoConstructor {
    int value;

    NoConstructor(int value) {
      this.value = value;
    }
  }

  static class Unchangeable {
    final int value = Integer.parseInt("1");
  }

  record Attachment(String name, InputStream content) {}

  record Mail(List<Attachment> attachments) {}

  static class Letter {
    Mail mail;
  }

  record Box<E>(E content) {}

  record Nothing() {}

  static class Marker {
    static int count;
    transient int uses;
  }

  record Growing<E>(Growing<List<E>> next) {}

  @ShardBy("id") // expect SV505
  InputStream stream(long id) {
    return null;
  }

  @ShardBy("id") // expect SV505
  Future<String> future(long id) {
    return null;
  }

  @ShardBy("id") // expect SV505
  Stream<String> elements(long id) {
    return null;
  }

  @ShardBy("id") // expect SV505
  Iterator<String> iterator(long id) {
    return null;
  }

  @ShardBy("id") // expect SV505
  Publisher<String> reactive(long id) {
    return null;
  }

  @ShardBy("id") // expect SV505
  Supplier<String> code(long id) {
    return null;
  }

  @ShardBy("id") // expect SV505
  Traced<String> stageSubtype(long id) {
    return null;
  }

  @ShardBy("id") // expect SV505
  <S extends CompletionStage<String>> S whateverStage(long id) {
    return null;
  }

  @ShardBy("id") // expect SV505
  CompletionStage rawStage(long id) {
    return null;
  }

  @ShardBy("id") // expect SV505
  CompletionStage<?> openStage(long id) {
    return null;
  }

  @ShardBy("id") // expect SV505
  CompletionStage<InputStream> stageOfStream(long id) {
    return null;
  }

  @ShardBy("id") // expect SV505
  List rawList(long id) {
    return null;
  }

  @ShardBy("id") // expect SV505
  List<? extends Card> openList(long id) {
    return null;
  }

  @ShardBy("id") // expect SV505
  Object anything(long id) {
    return null;
  }

  @ShardBy("id") // expect SV505
  T variable(long id) {
    return null;
  }

  @ShardBy("id") // expect SV505
  Shape[] interfaces(long id) {
    return null;
  }

  @ShardBy("id") // expect SV505
  Payment sealedOnes(long id) {
    return null;
  }

  @ShardBy("id") // expect SV505
  Animal abstractOnes(long id) {
    return null;
  }

  @ShardBy("id") // expect SV505
  Inner inner(long id) {
    return null;
  }

  @ShardBy("id") // expect SV505
  Names ownCollection(long id) {
    return null;
  }

  @ShardBy("id") // expect SV505
  NoConstructor noConstructor(long id) {
    return null;
  }

  @ShardBy("id") // expect SV505
  Unchangeable finalField(long id) {
    return null;
  }

  @ShardBy("id") // expect SV505
  Exception exception(long id) {
    return null;
  }

  @ShardBy("id") // expect SV505
  StringBuilder ofThePlatform(long id) {
    return null;
  }

  @ShardBy("id") // expect SV505
  Letter deepDown(long id) {
    return null;
  }

  @ShardBy("id") // expect SV505
  Box<Box<Runnable>> byTypeArgument(long id) {
    return null;
  }

  @ShardBy("id") // expect SV505
  Nothing noComponents(long id) {
    return null;
  }

  @ShardBy("id") // expect SV505
  Marker noFields(long id) {
    return null;
  }

  @ShardBy("id") // expect SV505
  Growing<String> endless(long id) {
    return null;
  }

  @ShardBy("id") // expect SV505
  Map<Card, String> mapOfRecords(long id) {
    return null;
  }

  @ShardBy(value = "id", mode = ShardMode.SELECT)
  Stream<String> staysHere(long id) {
    return null;
  }
}
