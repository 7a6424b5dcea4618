package dev.selvedge.processor;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What is said of what cannot travel: where in it the trouble is, and what to do instead. */
class TravelMessagesTest {

  @Test
  void theTypeItselfIsIt() {
    assertThat(returning("java.io.InputStream"))
        .contains("call(long) returns java.io.InputStream, which cannot travel between nodes")
        .contains(
            "it belongs to the process that opened it; return what it holds, such as a byte[]");
  }

  @Test
  void aPartIsNamedWithTheWayToIt() {
    assertThat(returning("java.util.List<Mail>"))
        .contains("java.io.Reader in its 'head.text' belongs to the process that opened it");
  }

  @Test
  void elementsAreInIt() {
    assertThat(returning("java.util.List<Shape>")).contains("a.Host.Shape in it is an interface");
  }

  @Test
  void whatIsSealedHasNoNameOnTheWire() {
    assertThat(returning("Payment"))
        .contains("it is sealed, and nothing on the wire says which of its classes it is")
        .contains("return one class, such as a record");
  }

  @Test
  void codeIsNoData() {
    assertThat(returning("Runnable")).contains("it is code and no data");
  }

  @Test
  void aClassIsToldWhatItLacks() {
    assertThat(returning("Sealed"))
        .contains(
            "it has no constructor without parameters; make it a record, or add a constructor");
    assertThat(returning("Fixed")).contains("it has the final field 'id', which would not arrive");
  }

  @Test
  void aFieldThatASubclassHasAgainWouldNotArrive() {
    assertThat(returning("Heir"))
        .contains(
            "it has two fields 'name', of which one would not arrive; give one of them another");
  }

  @Test
  void theKeyOfAMapIsNoArray() {
    assertThat(taking("java.util.Map<byte[], String>"))
        .contains("byte[] in it is a map's key, which has to be text on the wire");
  }

  @Test
  void aStageStandsForWhatItCompletesWith() {
    assertThat(returning("java.util.concurrent.CompletionStage<java.util.stream.Stream<String>>"))
        .contains("it is still being produced when it is handed over; return a collection instead");
  }

  @Test
  void argumentsArePassedAndNotReturned() {
    assertThat(taking("java.util.stream.Stream<String>"))
        .contains("parameter it of call(long,java.util.stream.Stream) is a")
        .contains("pass a collection instead");
    assertThat(taking("java.util.concurrent.CompletableFuture<String>"))
        .contains("pass what it completes with");
  }

  @Test
  void aConstructorGoesByTheNameOfItsClass() {
    assertThat(complaint("  Host(@dev.selvedge.Shard Runnable it) {}"))
        .contains("parameter it of Host(java.lang.Runnable) is @Shard, but nothing says");
  }

  private static String returning(String type) {
    return complaint("  @dev.selvedge.ShardBy(\"id\") " + type + " call(long id) { return null; }");
  }

  private static String taking(String type) {
    return complaint("  @dev.selvedge.ShardBy(\"id\") void call(long id, " + type + " it) {}");
  }

  private static String complaint(String method) {
    return Compiles.messages(
            Compiles.text(
                "a.Host",
                "package a;",
                "class Host {",
                "  record Head(java.io.Reader text) {}",
                "  record Mail(String to, Head head) {}",
                "  interface Shape {}",
                "  sealed interface Payment permits Cash {}",
                "  record Cash(long cents) implements Payment {}",
                "  static class Sealed { int id; Sealed(int id) { this.id = id; } }",
                "  static class Fixed { final Integer id = null; }",
                "  static class Heritage { String name; transient int rank; static int count; }",
                "  static class Heir extends Heritage { String name; int rank; int count; }",
                method,
                "}"))
        .get(0);
  }
}
