package dev.selvedge.agent.weave;

import static org.assertj.core.api.Assertions.assertThat;

import dev.selvedge.agent.Names;
import dev.selvedge.contract.CompanionNames;
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

class LockValidatorTest {
  private static final String HOST = "com/acme/Billing";
  private static final Map<String, String> PLAIN = Map.of("value", "k");
  private static final Map<String, String> SKIP = Map.of("value", "k", "onBusy", "SKIP");

  @Test
  void methodWithACompanionIsWeavable() throws IOException {
    LockMethod weavable = weavable(locked("(J)V", 0, PLAIN), "(J)", "#0");

    assertThat(weavable.isStage()).isFalse();
    assertThat(weavable.keys().hasHops()).isFalse();
  }

  @ParameterizedTest
  @CsvSource({"1024,SV401", "256,SV402", "32,SV403"})
  void abstractNativeAndSynchronized(int access, String id) throws IOException {
    refused(id, "charge(long)", locked("(J)V", access, PLAIN), "(J)", "#0");
  }

  @Test
  void suspendFunction() throws IOException {
    MethodModel method = locked("(Lkotlin/coroutines/Continuation;)Ljava/lang/Object;", 0, PLAIN);
    refused("SV404", "charge(", method, "()", "");
  }

  @ParameterizedTest
  @CsvSource({
    "java/util/concurrent/Future,return CompletableFuture instead",
    "java/util/stream/Stream,return",
    "reactor/core/publisher/Mono,return CompletableFuture instead"
  })
  void resultThatIsStillBeingProduced(String result, String remedy) throws IOException {
    refused("SV405", remedy, locked("()L" + result + ";", 0, PLAIN), "()", "");
  }

  @ParameterizedTest
  @CsvSource({"J,return Long", "Z,return Boolean", "I,return Integer", "C,return Character"})
  void primitiveResultThatCannotSayThatItWasSkipped(String result, String remedy)
      throws IOException {
    refused("SV407", remedy, locked("()" + result, 0, SKIP), "()", "");
  }

  @ParameterizedTest
  @ValueSource(strings = {"V", "[J", "Ljava/lang/Long;", "Ljava/util/concurrent/CompletionStage;"})
  void otherResultsCan(String result) throws IOException {
    assertThat(weavable(locked("()" + result, 0, SKIP), "()", "").skips()).isTrue();
  }

  @Test
  void moreParametersThanABodyThatRunsLaterCanKeep() throws IOException {
    String stage = ")Ljava/util/concurrent/CompletionStage;";
    String long125 = "(" + "J".repeat(125);

    refused("SV208", "254", locked(long125 + "III" + stage, 0, PLAIN), "()", "");
    assertThat(weavable(locked(long125 + "II" + stage, 0, PLAIN), "()", "").isStage()).isTrue();
    assertThat(weavable(locked(long125 + "III)V", 0, PLAIN), "()", "").isStage()).isFalse();
  }

  @Test
  void noCompanion() throws IOException {
    assertRefused(
        "SV209",
        "there is no class com.acme.Billing_Selvedge",
        check(Opcodes.V17, locked("(J)V", 0, PLAIN), Companion.NONE));
  }

  @Test
  void companionOfOtherMethods() throws IOException {
    Companion companion =
        new Companion(true, Set.of(), Set.of("x_lock"), Set.of(), Map.of(), Map.of());

    assertRefused(
        "SV209",
        "class com.acme.Billing_Selvedge does not know it",
        check(Opcodes.V17, locked("(J)V", 0, PLAIN), companion));
  }

  @ParameterizedTest
  @CsvSource({
    "'()',#0,'1 values are reached, and its charge_2db56f37_keys takes 0'",
    "(J),'','0 values are reached, and its charge_2db56f37_keys takes 1'",
    "(J),0,'its ''0'' says nothing'",
    "(J),#2,'there is no #2'",
    "(I),#0,'value 0 is a long, not a int'",
    "(Ljava/lang/Long;),#0,'value 0 is a long, not a java.lang.Long'",
    "(J),#1,'value 0 is a p.Order, not a long'",
    "(J),this,'value 0 is a java.lang.Object, not a long'",
    "(J),this>f:com/acme/Billing.id:J,value 0 is reached through",
    "(Ljava/lang/Object;),#0>f:com/acme/Billing.id:J,value 0 is reached through",
    "(Ljava/lang/Object;),this>f:com/acme/Billing.COUNT:J,com.acme.Billing.COUNT is static"
  })
  void companionThatDoesNotFit(String keys, String reach, String how) throws IOException {
    refused("SV210", how, locked("(JLp/Order;)V", 0, PLAIN), keys, reach);
  }

  @Test
  void noThisInAStaticMethod() throws IOException {
    refused(
        "SV210",
        "there is no this",
        locked("()V", Opcodes.ACC_STATIC, PLAIN),
        "(Ljava/lang/Object;)",
        "this");
  }

  @Test
  void companionWithoutReachOrKeys() throws IOException {
    MethodModel method = locked("()V", 0, PLAIN);
    Companion whole = companion(method, "()", "");
    Companion keyless =
        new Companion(true, Set.of(), whole.lockPlans(), Set.of(), Map.of(), whole.reach());
    Companion reachless =
        new Companion(true, Set.of(), whole.lockPlans(), Set.of(), whole.makers(), Map.of());

    assertRefused("SV210", "it has 0 methods charge_", check(Opcodes.V17, method, keyless));
    assertRefused("SV210", "does not say what", check(Opcodes.V17, method, reachless));
  }

  @Test
  void privateMemberOfAnotherClassBeforeJava11() throws IOException {
    MethodModel method = locked("(Lcom/acme/Other;)V", 0, PLAIN);
    Companion companion = companion(method, "(Ljava/lang/Object;)", "#0>f:com/acme/Other.id:J");

    assertRefused("SV211", "com.acme.Other.id", check(Opcodes.V10, method, companion));
    assertThat(check(Opcodes.V11, method, companion).problem()).isNull();
  }

  private static MethodModel locked(String descriptor, int access, Map<String, String> lock) {
    return new MethodModel("charge", descriptor, access, Map.of(Names.DISTRIBUTED_LOCK, lock));
  }

  private static Companion companion(MethodModel method, String keys, String reach) {
    String descriptor = method.descriptor();
    return new Companion(
        true,
        Set.of(),
        Set.of(CompanionNames.lockField("charge", descriptor)),
        Set.of(),
        Map.of(CompanionNames.keysMethod("charge", descriptor), List.of(keys + Names.LOCK_KEYS)),
        Map.of(CompanionNames.reachField("charge", descriptor), reach));
  }

  private static Verdict<LockMethod> check(int version, MethodModel method, Companion companion)
      throws IOException {
    ClassModel host = new ClassModel(HOST, version, 0, null, "", List.of(method));
    Members members = new Members(HOST, withField(HOST, "COUNT", 8), new Others());
    return new LockValidator(host, companion, members).check(method);
  }

  /** Any class has a private field {@code id}. */
  private static final class Others implements ClassPath {
    @Override
    public @Nullable InputStream open(String name) {
      return new java.io.ByteArrayInputStream(withField(name, "id", Opcodes.ACC_PRIVATE));
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

  private static byte[] withField(String name, String field, int access) {
    ClassWriter writer = new ClassWriter(0);
    writer.visit(Opcodes.V1_8, 0, name, null, "java/lang/Object", null);
    writer.visitField(access, field, "J", null, null).visitEnd();
    writer.visitEnd();
    return writer.toByteArray();
  }

  private static LockMethod weavable(MethodModel method, String keys, String reach)
      throws IOException {
    Verdict<LockMethod> verdict = check(Opcodes.V17, method, companion(method, keys, reach));
    assertThat(verdict.problem()).isNull();
    return Objects.requireNonNull(verdict.weavable());
  }

  private static void refused(
      String id, String detail, MethodModel method, String keys, String reach) throws IOException {
    assertRefused(id, detail, check(Opcodes.V17, method, companion(method, keys, reach)));
  }

  private static void assertRefused(String id, String detail, Verdict<LockMethod> verdict) {
    assertThat(verdict.weavable()).isNull();
    assertThat(verdict.problem())
        .startsWith("[" + id + "]")
        .contains("com.acme.Billing", detail)
        .contains("docs/diagnostics.md#" + id.toLowerCase(Locale.ROOT));
  }
}
