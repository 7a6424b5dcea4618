package dev.selvedge.agent.weave;

import static org.assertj.core.api.Assertions.assertThat;

import dev.selvedge.agent.Names;
import dev.selvedge.contract.CompanionNames;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import net.bytebuddy.jar.asm.ClassWriter;
import net.bytebuddy.jar.asm.Opcodes;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ShardValidatorTest {
  private static final String HOST = "com/acme/Billing";
  private static final Map<String, String> ROUTE = Map.of("value", "k");
  private static final Map<String, String> SELECT = Map.of("value", "k", "mode", "SELECT");

  @Test
  void methodWithACompanionIsWeavable() throws IOException {
    ShardMethod weavable = weavable(sharded("(J)V", 0, ROUTE), "(J)J", "#0");

    assertThat(weavable.isStage()).isFalse();
    assertThat(weavable.hash().hasHops()).isFalse();
    assertThat(weavable.localName()).isEqualTo("balance$local");
    assertThat(weavable.head()).isInstanceOf(RouteHead.class);
  }

  @Test
  void resourcesAreForMethodsThatSelect() throws IOException {
    MethodModel resource =
        new MethodModel("balance", "(JLp/Db;)V", 0, Map.of(Names.SHARD_BY, ROUTE), List.of(1));

    assertThat(weavable(resource, "(J)J", "#0").head()).isInstanceOf(SelectHead.class);
    assertThat(weavable(sharded("(J)V", 0, SELECT), "(J)J", "#0").head())
        .isInstanceOf(SelectHead.class);
  }

  @Test
  void numberIsNoResource() throws IOException {
    MethodModel number =
        new MethodModel("balance", "(JI)V", 0, Map.of(Names.SHARD_BY, ROUTE), List.of(1));

    refused("SV210", "#1 is @Shard, and no object", number, "(J)J", "#0");
  }

  @ParameterizedTest
  @CsvSource({"1024,SV501", "256,SV502", "32,SV503"})
  void abstractNativeAndSynchronized(int access, String id) throws IOException {
    refused(id, "balance(long)", sharded("(J)V", access, ROUTE), "(J)J", "#0");
  }

  @Test
  void suspendFunction() throws IOException {
    MethodModel method = sharded("(Lkotlin/coroutines/Continuation;)Ljava/lang/Object;", 0, ROUTE);
    refused("SV504", "balance(", method, "()J", "");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"java/util/concurrent/Future", "java/util/stream/Stream", "java/util/Iterator"})
  void resultThatIsStillBeingProduced(String result) throws IOException {
    MethodModel method = sharded("()L" + result + ";", 0, ROUTE);
    refused("SV505", result.replace('/', '.'), method, "()J", "");
  }

  @Test
  void moreParametersThanACallThatComesBackCanKeep() throws IOException {
    String long126 = "(" + "J".repeat(126);

    refused("SV208", "254", sharded(long126 + "I)V", 0, ROUTE), "()J", "");
    assertThat(weavable(sharded(long126 + "I)V", Opcodes.ACC_STATIC, ROUTE), "()J", ""))
        .isNotNull();
    assertThat(weavable(sharded(long126 + "II)V", 0, SELECT), "()J", "")).isNotNull();
  }

  @Test
  void withoutACompanionTheHashIsNotKnown() throws IOException {
    MethodModel method = sharded("(J)V", 0, ROUTE);
    Companion other =
        new Companion(true, Set.of(), Set.of(), Set.of("x_shard"), Map.of(), Map.of());

    assertRefused(
        "SV212",
        "there is no class com.acme.Billing_Selvedge",
        check(Opcodes.V17, method, Companion.NONE));
    assertRefused(
        "SV212",
        "class com.acme.Billing_Selvedge does not know it",
        check(Opcodes.V17, method, other));
  }

  @ParameterizedTest
  @CsvSource({
    "'()J',#0,'1 values are reached, and its balance_2db56f37_hash takes 0'",
    "(J)J,'','0 values are reached, and its balance_2db56f37_hash takes 1'",
    "(J)I,#0,'it has 0 methods balance_2db56f37_hash'",
    "(J)Ldev/selvedge/runtime/lock/LockKeys;,#0,'it has 0 methods balance_2db56f37_hash'",
    "(J)J,#2,'there is no #2'",
    "(I)J,#0,'value 0 is a long, not a int'",
    "(J)J,0,'its ''0'' says nothing'",
    "(J)J,this>f:com/acme/Billing.id:J,value 0 is reached through"
  })
  void companionThatDoesNotFit(String hash, String reach, String how) throws IOException {
    refused("SV210", how, sharded("(JLp/Order;)V", 0, ROUTE), hash, reach);
  }

  @Test
  void companionWithoutReach() throws IOException {
    MethodModel method = sharded("(J)V", 0, ROUTE);
    Companion whole = companion(method, "(J)J", "#0");
    Companion reachless =
        new Companion(true, Set.of(), Set.of(), whole.shardPlans(), whole.makers(), Map.of());

    assertRefused(
        "SV210", "it does not say what its hash is made from", check(61, method, reachless));
  }

  @Test
  void privateMemberOfAnotherClassBeforeJava11() throws IOException {
    MethodModel method = sharded("(Lcom/acme/Other;)V", 0, ROUTE);
    Companion companion = companion(method, "(Ljava/lang/Object;)J", "#0>f:com/acme/Other.id:J");

    assertRefused("SV211", "com.acme.Other.id", check(Opcodes.V10, method, companion));
    assertThat(check(Opcodes.V11, method, companion).problem()).isNull();
  }

  @Test
  void retryThatIsMadeFromTheAnnotationHearsThatTheMethodIsIdempotent() {
    Map<String, Map<String, String>> annotations =
        Map.of(Names.RETRY, Map.of("maxAttempts", "5"), Names.IDEMPOTENT, Map.of());
    MethodModel method = new MethodModel("balance", "()V", 0, annotations);
    MethodModel other = new MethodModel("other", "()V", 0, Map.of(Names.RETRY, Map.of()));

    assertThat(retried(method).attributes())
        .containsExactlyInAnyOrder("maxAttempts=5", "idempotent=true");
    assertThat(retried(other).attributes()).isEmpty();
  }

  private static RetryMethod retried(MethodModel method) {
    return new RetryMethod(host(Opcodes.V17, method), method, null, null, false);
  }

  private static MethodModel sharded(String descriptor, int access, Map<String, String> shard) {
    return new MethodModel("balance", descriptor, access, Map.of(Names.SHARD_BY, shard));
  }

  private static Companion companion(MethodModel method, String hash, String reach) {
    String descriptor = method.descriptor();
    return new Companion(
        true,
        Set.of(),
        Set.of(),
        Set.of(CompanionNames.shardField("balance", descriptor)),
        Map.of(CompanionNames.hashMethod("balance", descriptor), List.of(hash)),
        Map.of(CompanionNames.hashReachField("balance", descriptor), reach));
  }

  private static ClassModel host(int version, MethodModel method) {
    return new ClassModel(HOST, version, 0, null, "", List.of(method));
  }

  private static Verdict<ShardMethod> check(int version, MethodModel method, Companion companion)
      throws IOException {
    Members members = new Members(HOST, withId(HOST), new Others());
    return new ShardValidator(host(version, method), companion, members).check(method);
  }

  /** Any class has a private field {@code id}. */
  private static final class Others implements ClassPath {
    @Override
    public @Nullable InputStream open(String name) {
      return new ByteArrayInputStream(withId(name));
    }

    @Override
    public boolean seesRuntime() {
      return true;
    }

    @Override
    public String describe() {
      return "others";
    }
  }

  private static byte[] withId(String name) {
    ClassWriter writer = new ClassWriter(0);
    writer.visit(Opcodes.V1_8, 0, name, null, "java/lang/Object", null);
    writer.visitField(Opcodes.ACC_PRIVATE, "id", "J", null, null).visitEnd();
    writer.visitEnd();
    return writer.toByteArray();
  }

  private static ShardMethod weavable(MethodModel method, String hash, String reach)
      throws IOException {
    Verdict<ShardMethod> verdict = check(Opcodes.V17, method, companion(method, hash, reach));
    assertThat(verdict.problem()).isNull();
    return Objects.requireNonNull(verdict.weavable());
  }

  private static void refused(
      String id, String detail, MethodModel method, String hash, String reach) throws IOException {
    assertRefused(id, detail, check(Opcodes.V17, method, companion(method, hash, reach)));
  }

  private static void assertRefused(String id, String detail, Verdict<ShardMethod> verdict) {
    assertThat(verdict.weavable()).isNull();
    assertThat(verdict.problem())
        .startsWith("[" + id + "]")
        .contains("com.acme.Billing", detail)
        .contains("docs/diagnostics.md#" + id.toLowerCase(Locale.ROOT));
  }
}
