package dev.selvedge.agent.weave;

import dev.selvedge.agent.Names;
import dev.selvedge.contract.CompanionNames;
import dev.selvedge.contract.ResultKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A {@code @Retry} method that can be woven, with all that its code needs.
 *
 * @param host the class that declares it
 * @param fallback null for none
 * @param predicate {@code retryIf}; null for none
 * @param planField whether the companion holds its plan; else it is made from the annotation
 */
record RetryMethod(
    ClassModel host,
    MethodModel method,
    @Nullable MethodModel fallback,
    @Nullable MethodModel predicate,
    boolean planField) {

  /** How it is woven. */
  enum Form {
    /** In place, by the lean advice. */
    PLAIN,
    /** In place, by the advice that also judges results, falls back or keeps time. */
    JUDGING,
    /** By moving its body, because the outcome comes later. */
    STAGE
  }

  Form form() {
    if (ResultKind.ofErasure(method.result().getClassName()) == ResultKind.STAGE) {
      return Form.STAGE;
    }
    return fallback == null && predicate == null && !isTimed() ? Form.PLAIN : Form.JUDGING;
  }

  boolean isTimed() {
    return !method.attribute("maxDuration", "").isBlank();
  }

  /** Whether the fallback takes the failure as its last parameter. */
  boolean fallbackTakesFailure() {
    return fallback != null && fallback.parameters().length > method.parameters().length;
  }

  /** What the body is called once moved: a name that is not taken. */
  String bodyName() {
    return host.freeName(method.name() + "$body", method.descriptor());
  }

  String planFieldName() {
    return CompanionNames.planField(method.name(), method.descriptor());
  }

  /**
   * The annotation as {@code name=value}, for methods without a companion; {@code idempotent=true}
   * where the method is {@code @Idempotent}.
   */
  List<String> attributes() {
    Map<String, String> written = method.attributes(Names.RETRY);
    List<String> attributes = new ArrayList<>();
    for (Map.Entry<String, String> entry : written.entrySet()) {
      if (!entry.getKey().equals("fallback") && !entry.getKey().equals("retryIf")) {
        attributes.add(entry.getKey() + '=' + entry.getValue());
      }
    }
    if (method.has(Names.IDEMPOTENT)) {
      attributes.add("idempotent=true");
    }
    return attributes;
  }
}
