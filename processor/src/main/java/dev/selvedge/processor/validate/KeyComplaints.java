package dev.selvedge.processor.validate;

import dev.selvedge.contract.Diagnostic;
import dev.selvedge.processor.model.KeyProblem;
import java.util.List;

/**
 * What is said of the problems of one key.
 *
 * @param host the class, as a reader would write it
 * @param method likewise
 * @param key as written
 */
record KeyComplaints(
    Kind kind, String host, String method, String key, Place place, ValidationReport report) {

  /** What to say of the annotation that is checked. */
  record Kind(
      Diagnostic malformed,
      Diagnostic thisInStatic,
      Diagnostic unknownParameter,
      Diagnostic unknownProperty,
      Diagnostic ambiguousProperty,
      Diagnostic unreachableProperty,
      Diagnostic unusableValue) {}

  static final Kind LOCK =
      new Kind(
          Diagnostic.LOCK_KEY_MALFORMED,
          Diagnostic.LOCK_THIS_IN_STATIC,
          Diagnostic.LOCK_PARAMETER_UNKNOWN,
          Diagnostic.LOCK_PROPERTY_UNKNOWN,
          Diagnostic.LOCK_PROPERTY_AMBIGUOUS,
          Diagnostic.LOCK_PROPERTY_UNREACHABLE,
          Diagnostic.LOCK_VALUE_UNUSABLE);

  static final Kind SHARD =
      new Kind(
          Diagnostic.SHARD_PATH_MALFORMED,
          Diagnostic.SHARD_THIS_IN_STATIC,
          Diagnostic.SHARD_PARAMETER_UNKNOWN,
          Diagnostic.SHARD_PROPERTY_UNKNOWN,
          Diagnostic.SHARD_PROPERTY_AMBIGUOUS,
          Diagnostic.SHARD_PROPERTY_UNREACHABLE,
          Diagnostic.SHARD_VALUE_UNUSABLE);

  void add(KeyProblem problem) {
    if (problem instanceof KeyProblem.Malformed it) {
      report.add(kind.malformed, place, key, method, it.why());
    } else if (problem instanceof KeyProblem.ThisInStatic it) {
      report.add(kind.thisInStatic, place, it.path(), key, method);
    } else if (problem instanceof KeyProblem.UnknownParameter it) {
      String hint =
          it.isOfThis() ? didYouMean("this." + it.name()) : similar(it.name(), it.known());
      report.add(kind.unknownParameter, place, it.path(), key, method, it.name(), hint);
    } else if (problem instanceof KeyProblem.UnknownProperty it) {
      String hint = it.note().isEmpty() ? similar(it.name(), it.known()) : it.note();
      report.add(kind.unknownProperty, place, it.path(), key, method, it.type(), it.name(), hint);
    } else if (problem instanceof KeyProblem.AmbiguousProperty it) {
      report.add(
          kind.ambiguousProperty,
          place,
          it.path(),
          key,
          method,
          it.name(),
          it.type(),
          it.candidates());
    } else if (problem instanceof KeyProblem.UnreachableProperty it) {
      report.add(
          kind.unreachableProperty,
          place,
          it.path(),
          key,
          method,
          it.name(),
          it.type(),
          it.why(),
          host);
    } else if (problem instanceof KeyProblem.UnusableValue it) {
      report.add(
          kind.unusableValue, place, it.path(), key, method, it.type(), it.why(), it.remedy());
    } else {
      throw new IllegalStateException(problem + " was to be waited for");
    }
  }

  private static String didYouMean(String name) {
    return " (did you mean '" + name + "'?)";
  }

  private static String similar(String name, List<String> known) {
    return SimilarNames.nearest(name, known).map(KeyComplaints::didYouMean).orElse("");
  }
}
