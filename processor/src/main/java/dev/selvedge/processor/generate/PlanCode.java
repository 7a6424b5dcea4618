package dev.selvedge.processor.generate;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import dev.selvedge.contract.LockDefaults;
import dev.selvedge.contract.RetryDefaults;
import dev.selvedge.contract.ShardDefaults;
import dev.selvedge.processor.model.Attribute;
import dev.selvedge.processor.model.LockModel;
import dev.selvedge.processor.model.MethodModel;
import dev.selvedge.processor.model.NamedType;
import dev.selvedge.processor.model.RetryModel;
import dev.selvedge.processor.model.ShardKey;
import dev.selvedge.processor.model.ShardModel;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The expression that builds the plan of one method. Attributes that say what the default says are
 * left out, so that the companion shows what is special. Classes are named by strings: one that is
 * private, or missing when the program runs, harms nobody.
 */
final class PlanCode {

  static final ClassName RETRY_PLAN = ClassName.get("dev.selvedge.runtime.retry", "RetryPlan");
  static final ClassName LOCK_PLAN = ClassName.get("dev.selvedge.runtime.lock", "LockPlan");
  static final ClassName SHARD_PLAN = ClassName.get("dev.selvedge.runtime.shard", "ShardPlan");
  private static final ClassName JITTER = ClassName.get("dev.selvedge", "Jitter");
  private static final ClassName NESTED = ClassName.get("dev.selvedge", "Nested");
  private static final ClassName ON_BUSY = ClassName.get("dev.selvedge", "OnBusy");
  private static final ClassName ON_LOST = ClassName.get("dev.selvedge", "OnLost");
  private static final ClassName MODE = ClassName.get("dev.selvedge", "LockMode");
  private static final ClassName GUARANTEE = ClassName.get("dev.selvedge", "Guarantee");
  private static final ClassName AFFINITY = ClassName.get("dev.selvedge", "Affinity");
  private static final ClassName SHARD_MODE = ClassName.get("dev.selvedge", "ShardMode");
  private static final List<String> DEFAULT_ON = List.of("java.lang.Exception");

  private final CodeBlock.Builder code = CodeBlock.builder();

  private PlanCode() {}

  static CodeBlock retry(ClassName companion, String hostName, RetryModel retry) {
    PlanCode plan = new PlanCode();
    String signature = retry.method().signature();
    plan.code.add(
        "\n$>$>$T.of($T.class,$>$>$W$S,$W$S)", RETRY_PLAN, companion, hostName, signature);
    plan.number(retry.maxAttempts(), RetryDefaults.MAX_ATTEMPTS);
    plan.text(retry.delay(), RetryDefaults.DELAY);
    plan.number(retry.multiplier(), RetryDefaults.MULTIPLIER);
    plan.text(retry.maxDelay(), "");
    plan.constant(retry.jitter(), JITTER, "FULL");
    plan.text(retry.maxDuration(), "");
    plan.types(retry.on(), DEFAULT_ON);
    plan.types(retry.abortOn(), List.of());
    plan.text(retry.budget(), "");
    plan.constant(retry.nested(), NESTED, "DAMPEN");
    plan.idempotent(retry.method());
    return plan.built();
  }

  static CodeBlock lock(String hostName, LockModel lock) {
    PlanCode plan = new PlanCode();
    String signature = lock.method().signature();
    plan.code.add("\n$>$>$T.of($>$>$S,$W$S)", LOCK_PLAN, hostName, signature);
    plan.text(lock.waitFor(), LockDefaults.WAIT_FOR);
    plan.text(lock.lease(), LockDefaults.LEASE);
    plan.constant(lock.onBusy(), ON_BUSY, "FAIL");
    plan.constant(lock.onLost(), ON_LOST, "FAIL");
    plan.text(lock.holdAtLeast(), "");
    plan.constant(lock.mode(), MODE, "EXCLUSIVE");
    plan.constant(lock.require(), GUARANTEE, "LEASED");
    plan.text(lock.coordinator(), "");
    return plan.built();
  }

  static CodeBlock shard(String hostName, ShardModel shard) {
    PlanCode plan = new PlanCode();
    MethodModel method = shard.method();
    plan.code.add(
        "\n$>$>$T.of($>$>$S,$W$S,$W$S,$W$S)",
        SHARD_PLAN,
        hostName,
        method.name(),
        method.descriptor(),
        shard.keys().value().stream().map(ShardKey::text).collect(Collectors.joining(", ")));
    plan.text(shard.ring(), ShardDefaults.RING);
    plan.constant(shard.affinity(), AFFINITY, "OWNER");
    plan.text(shard.timeout(), ShardDefaults.TIMEOUT);
    if (shard.selects()) {
      plan.code.add("\n.mode($T.SELECT)", SHARD_MODE);
    }
    plan.idempotent(method);
    return plan.built();
  }

  private CodeBlock built() {
    return code.add("\n.build()$<$<$<$<").build();
  }

  private void idempotent(MethodModel method) {
    if (method.isIdempotent()) {
      code.add("\n.idempotent()");
    }
  }

  private void number(Attribute<? extends Number> attribute, Number unsaid) {
    if (!attribute.value().equals(unsaid)) {
      code.add("\n.$L($L)", attribute.name(), attribute.value());
    }
  }

  private void text(Attribute<String> attribute, String unsaid) {
    if (!attribute.value().equals(unsaid)) {
      code.add("\n.$L($S)", attribute.name(), attribute.value());
    }
  }

  private void constant(Attribute<String> attribute, ClassName type, String unsaid) {
    if (!attribute.value().equals(unsaid)) {
      code.add("\n.$L($T.$L)", attribute.name(), type, attribute.value());
    }
  }

  private void types(Attribute<List<NamedType>> attribute, List<String> unsaid) {
    List<String> names = attribute.value().stream().map(NamedType::binaryName).toList();
    if (!names.equals(unsaid)) {
      List<CodeBlock> literals = names.stream().map(name -> CodeBlock.of("$S", name)).toList();
      code.add("\n.$L($L)", attribute.name(), CodeBlock.join(literals, ",$W"));
    }
  }
}
