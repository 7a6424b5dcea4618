package dev.selvedge.agent.weave;

import static org.assertj.core.api.Assertions.assertThat;

import dev.selvedge.agent.Names;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import net.bytebuddy.jar.asm.Opcodes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RetryValidatorTest {
  private static final Map<String, String> PLAIN = Map.of();
  private final List<MethodModel> siblings = new ArrayList<>();

  @Test
  void plainMethodIsWeavable() {
    RetryMethod weavable = weavable(retried("(J)V", 0, PLAIN));

    assertThat(weavable.form()).isEqualTo(RetryMethod.Form.PLAIN);
    assertThat(weavable.planField()).isFalse();
  }

  @Test
  void planOfTheCompanionIsUsedWhereThereIsOne() {
    MethodModel method = retried("(J)V", 0, PLAIN);
    String field = weavable(method).planFieldName();

    assertThat(verdict(method, Set.of(field)).weavable())
        .extracting(RetryMethod::planField)
        .isEqualTo(true);
  }

  @Test
  void constructor() {
    refused("SV202", "<init>", new MethodModel("<init>", "()V", 0, Map.of(Names.RETRY, PLAIN)));
  }

  @ParameterizedTest
  @CsvSource({"1024,SV101", "256,SV102", "32,SV104"})
  void abstractNativeAndSynchronized(int access, String id) {
    refused(id, "fetch(long)", retried("(J)V", access, PLAIN));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Ljava/util/concurrent/Future;",
        "Ljava/util/stream/Stream;",
        "Ljava/util/Iterator;",
        "Lreactor/core/publisher/Mono;",
        "Lcom/google/common/util/concurrent/ListenableFuture;"
      })
  void resultThatIsStillBeingProduced(String result) {
    refused("SV115", result.substring(1, 10).replace('/', '.'), retried("()" + result, 0, PLAIN));
  }

  @Test
  void moreParametersThanALaterAttemptCanKeep() {
    String stage = ")Ljava/util/concurrent/CompletionStage;";
    String long125 = "(" + "J".repeat(125);

    refused("SV208", "254", retried(long125 + "III" + stage, 0, PLAIN));
    assertThat(weavable(retried(long125 + "II" + stage, 0, PLAIN)).method().name())
        .isEqualTo("fetch");
    assertThat(weavable(retried(long125 + "III" + stage, Opcodes.ACC_STATIC, PLAIN)).form())
        .isEqualTo(RetryMethod.Form.STAGE);
    assertThat(weavable(retried(long125 + "III)V", 0, PLAIN)).form())
        .isEqualTo(RetryMethod.Form.PLAIN);
  }

  @Test
  void suspendFunction() {
    refused(
        "SV117",
        "fetch(",
        retried("(JLkotlin/coroutines/Continuation;)Ljava/lang/Object;", 0, PLAIN));
  }

  @ParameterizedTest
  @CsvSource({
    "maxAttempts,0,SV105",
    "maxAttempts,-3,SV105",
    "multiplier,0.5,SV108",
    "multiplier,NaN,SV108",
    "multiplier,Infinity,SV108",
    "delay,soon,SV106",
    "delay,'',SV106",
    "maxDelay,-1s,SV106",
    "maxDuration,1 fortnight,SV106",
    "maxDelay,50ms,SV107"
  })
  void valuesThatMakeNoSense(String attribute, String value, String id) {
    refused(id, "fetch(long)", retried("(J)V", 0, Map.of(attribute, value)));
  }

  @Test
  void fallbackThatIsNotThere() {
    refused("SV110", "'backup'", retried("(J)I", 0, Map.of("fallback", "backup")));
  }

  @ParameterizedTest
  @CsvSource({
    "(I)I,0,(J)I", // other parameters
    "(JJ)I,0,(J)I", // its last is no Throwable
    "(JLjava/lang/Exception;Ljava/lang/Exception;)I,0,(J)I",
    "()I,0,(J)I",
    "(J)J,0,(J)I", // other results
    "(J)Ljava/lang/Integer;,0,(J)I",
    "(J)V,0,(J)Ljava/lang/Object;",
    "(J)I,1024,(J)I" // abstract
  })
  void fallbackThatDoesNotFit(String fallback, int access, String method) {
    siblings.add(new MethodModel("backup", fallback, access, Map.of()));
    refused("SV111", "backup(", retried(method, 0, Map.of("fallback", "backup")));
  }

  @Test
  void instanceFallbackOfAStaticMethod() {
    siblings.add(new MethodModel("backup", "(J)I", 0, Map.of()));
    refused("SV111", "backup(long)", retried("(J)I", Opcodes.ACC_STATIC, backed()));
  }

  @ParameterizedTest
  @CsvSource({
    "(J)I,0,(J)I",
    "(J)I,8,(J)I",
    "(J)I,2,(J)I",
    "(JLjava/io/IOException;)I,2,(J)I",
    "(J)V,0,(J)V",
    "(J)Ljava/lang/String;,0,(J)Ljava/lang/CharSequence;",
    "(J)[B,0,(J)[B"
  })
  void fallbackThatFits(String fallback, int access, String method) {
    siblings.add(new MethodModel("backup", fallback, access, Map.of()));

    RetryMethod weavable = weavable(retried(method, 0, backed()));

    assertThat(weavable.fallback()).isEqualTo(siblings.get(0));
    assertThat(weavable.form()).isEqualTo(RetryMethod.Form.JUDGING);
    assertThat(weavable.fallbackTakesFailure()).isEqualTo(fallback.contains("IOException"));
  }

  @Test
  void twoFallbacksThatFit() {
    siblings.add(new MethodModel("backup", "(J)I", 0, Map.of()));
    siblings.add(new MethodModel("backup", "(JLjava/lang/Throwable;)I", 0, Map.of()));
    refused("SV112", "backup(long,java.lang.Throwable)", retried("(J)I", 0, backed()));
  }

  @Test
  void overloadThatDoesNotFitIsPassedOver() {
    siblings.add(new MethodModel("backup", "(I)I", 0, Map.of()));
    siblings.add(new MethodModel("backup", "(J)I", 0, Map.of()));

    assertThat(weavable(retried("(J)I", 0, backed())).fallback()).isEqualTo(siblings.get(1));
  }

  @Test
  void bridgesAreNoFallbacks() {
    siblings.add(new MethodModel("backup", "(J)Ljava/lang/Object;", Opcodes.ACC_BRIDGE, Map.of()));
    siblings.add(new MethodModel("backup", "(J)Ljava/lang/String;", 0, Map.of()));

    assertThat(weavable(retried("(J)Ljava/lang/Object;", 0, backed())).fallback())
        .isEqualTo(siblings.get(1));
  }

  @Test
  void predicateThatIsNotThere() {
    refused("SV113", "'isBad'", retried("(J)I", 0, Map.of("retryIf", "isBad")));
  }

  @ParameterizedTest
  @CsvSource({
    "(I)V,(J)I", // no boolean
    "()Z,(J)I",
    "(II)Z,(J)I",
    "(J)Z,(J)I", // another primitive
    "(I)Z,(J)Ljava/lang/Integer;", // would unbox null
    "(Ljava/lang/Integer;)Z,(J)I", // would box, which the compiler's half refuses
    "(Ljava/lang/Object;)Z,(J)V", // nothing to judge
    "(I)Z,(J)Ljava/util/concurrent/CompletionStage;"
  })
  void predicateThatDoesNotFit(String predicate, String method) {
    siblings.add(new MethodModel("isBad", predicate, 0, Map.of()));
    refused("SV114", "isBad(", retried(method, 0, judged()));
  }

  @Test
  void instancePredicateOfAStaticMethod() {
    siblings.add(new MethodModel("isBad", "(I)Z", 0, Map.of()));
    refused("SV114", "isBad(int)", retried("(J)I", Opcodes.ACC_STATIC, judged()));
  }

  @ParameterizedTest
  @CsvSource({
    "(I)Z,(J)I",
    "(Ljava/lang/Object;)Z,(J)[I",
    "(Ljava/lang/CharSequence;)Z,(J)Ljava/lang/String;",
    "(Ljava/lang/Object;)Z,(J)Ljava/util/concurrent/CompletableFuture;"
  })
  void predicateThatFits(String predicate, String method) {
    siblings.add(new MethodModel("isBad", predicate, 0, Map.of()));

    assertThat(weavable(retried(method, 0, judged())).predicate()).isEqualTo(siblings.get(0));
  }

  private static Map<String, String> backed() {
    return Map.of("fallback", "backup");
  }

  private static Map<String, String> judged() {
    return Map.of("retryIf", "isBad");
  }

  private static MethodModel retried(String descriptor, int access, Map<String, String> retry) {
    return new MethodModel("fetch", descriptor, access, Map.of(Names.RETRY, retry));
  }

  private Verdict<RetryMethod> verdict(MethodModel method, Set<String> planFields) {
    List<MethodModel> methods = new ArrayList<>(siblings);
    methods.add(method);
    ClassModel host = new ClassModel("com/acme/Billing", Opcodes.V17, 0, null, "", methods);
    return new RetryValidator(host, planFields).check(method);
  }

  private RetryMethod weavable(MethodModel method) {
    Verdict<RetryMethod> verdict = verdict(method, Set.of());
    assertThat(verdict.problem()).isNull();
    return Objects.requireNonNull(verdict.weavable());
  }

  private void refused(String id, String detail, MethodModel method) {
    Verdict<RetryMethod> verdict = verdict(method, Set.of());
    assertThat(verdict.weavable()).isNull();
    assertThat(verdict.problem())
        .startsWith("[" + id + "]")
        .contains("com.acme.Billing", detail)
        .contains("docs/diagnostics.md#" + id.toLowerCase(java.util.Locale.ROOT));
  }
}
