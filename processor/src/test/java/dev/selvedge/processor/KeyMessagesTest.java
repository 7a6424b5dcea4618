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

  @Test
  void pathsOfShardsAreShownWithoutBraces() {
    assertThat(complaint("ShardBy", "order.nubmer"))
        .contains("order.nubmer in shard key 'order.nubmer' of call(a.Order)")
        .contains("(did you mean 'number'?)");
    assertThat(complaint("ShardBy", "order")).contains("such as order.key (docs");
    assertThat(complaint("ShardBy", "{order.key}"))
        .contains("'{order' is no name; write parameter.property, without braces");
  }

  @Test
  void aComponentThatSpoilsARecordIsNamed() {
    assertThat(complaint("ShardBy", "this.price"))
        .contains("this.price.amount in shard key 'this.price' of call(a.Order) is a double");
  }

  private static String complaint(String template) {
    return complaint("DistributedLock", template);
  }

  private static String complaint(String annotation, String key) {
    return Compiles.messages(
            Compiles.text(
                "a.Host",
                "package a;",
                "class Host {",
                "  record Price(String currency, double amount) {}",
                "  Price price;",
                "  String region;",
                "  String mixed;",
                "  long getMixed() { return 1; }",
                "  @dev.selvedge." + annotation + "(\"" + key + "\")",
                "  void call(Order order) {}",
                "}",
                "class Order {",
                "  static final String TABLE = \"orders\";",
                "  private String secret;",
                "  long getNumber() { return 1; }",
                "  String key() { return secret; }",
                "  Order() {}",
                "}"))
        .get(0);
  }
}
