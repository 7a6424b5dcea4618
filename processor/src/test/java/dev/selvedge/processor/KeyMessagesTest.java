package dev.selvedge.processor;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What is said of a wrong key: the name that was meant, and what to write instead. */
class KeyMessagesTest {

  @Test
  void aSlipInAParameterIsGuessed() {
    assertThat(complaint("{oder.id}")).contains("no parameter 'oder' (did you mean 'order'?)");
  }

  @Test
  void aFieldWithoutThisIsGuessed() {
    assertThat(complaint("{region}")).contains("(did you mean 'this.region'?)");
  }

  @Test
  void aSlipInAPropertyIsGuessedByTheNameOfItsGetter() {
    assertThat(complaint("{order.nubmer}"))
        .contains("a.Order has no property 'nubmer' (did you mean 'number'?)");
  }

  @Test
  void whatIsStaticIsSaidToBe() {
    assertThat(complaint("{order.TABLE}")).contains("no property 'TABLE' (it is static)");
  }

  @Test
  void whatIsHiddenIsNamedWithItsPlace() {
    assertThat(complaint("{order.secret}")).contains("it is private in Order");
  }

  @Test
  void anObjectIsReplacedByAPropertyThatIdentifiesIt() {
    assertThat(complaint("{order}")).contains("such as {order.key}");
  }

  @Test
  void membersThatDifferAreListedWithTheirTypes() {
    assertThat(complaint("{this.mixed}"))
        .contains("getMixed(), a long or mixed, a java.lang.String");
  }

  private static String complaint(String template) {
    return Compiles.messages(
            Compiles.text(
                "a.Host",
                "package a;",
                "class Host {",
                "  String region;",
                "  String mixed;",
                "  long getMixed() { return 1; }",
                "  @dev.selvedge.DistributedLock(\"" + template + "\")",
                "  void call(Order order) {}",
                "}",
                "class Order {",
                "  static final String TABLE = \"orders\";",
                "  private String secret;",
                "  long getNumber() { return 1; }",
                "  String key() { return secret; }",
                "}"))
        .get(0);
  }
}
