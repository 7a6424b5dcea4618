package dev.selvedge.processor.validate;

import dev.selvedge.contract.Diagnostic;
import dev.selvedge.processor.model.AnnotatedMethod;
import dev.selvedge.processor.model.HostModel;
import dev.selvedge.processor.model.MethodModel;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.VariableElement;
import javax.lang.model.util.Elements;

/**
 * Containers open a transaction around a method, and what is woven runs inside it: every attempt
 * would share a transaction that the first failure may have marked for rollback, and a lock would
 * be released before the commit.
 */
final class TransactionValidator implements Check<AnnotatedMethod> {

  private static final Set<String> TRANSACTIONAL =
      Set.of(
          "org.springframework.transaction.annotation.Transactional",
          "jakarta.transaction.Transactional",
          "javax.transaction.Transactional");

  /** Constants of either framework's propagation that open no transaction. */
  private static final Set<String> OUTSIDE = Set.of("NEVER", "NOT_SUPPORTED");

  private final Elements elements;
  private final Diagnostic inTransaction;

  TransactionValidator(Elements elements, Diagnostic inTransaction) {
    this.elements = elements;
    this.inTransaction = inTransaction;
  }

  @Override
  public void check(HostModel host, AnnotatedMethod annotated, ValidationReport report) {
    MethodModel method = annotated.method();
    Optional<AnnotationMirror> own = find(method.element().getAnnotationMirrors());
    Optional<AnnotationMirror> applied =
        own.isPresent() || !isIntercepted(method)
            ? own
            : find(elements.getAllAnnotationMirrors(host.element()));
    applied
        .filter(TransactionValidator::opensTransaction)
        .ifPresent(
            mirror ->
                report.add(
                    inTransaction,
                    Place.of(annotated),
                    method.signature(),
                    mirror.getAnnotationType().asElement().getSimpleName()));
  }

  /** Whether an annotation on the class reaches it: containers do not see these methods. */
  private static boolean isIntercepted(MethodModel method) {
    return !method.is(Modifier.PRIVATE) && !method.is(Modifier.STATIC);
  }

  /** Directly, or through one composed annotation. */
  private static Optional<AnnotationMirror> find(List<? extends AnnotationMirror> mirrors) {
    return mirrors.stream()
        .flatMap(
            mirror ->
                Stream.concat(Stream.of(mirror), Annotations.metaAnnotations(mirror).stream()))
        .filter(mirror -> TRANSACTIONAL.contains(Annotations.nameOf(mirror)))
        .<AnnotationMirror>map(mirror -> mirror)
        .findFirst();
  }

  private static boolean opensTransaction(AnnotationMirror mirror) {
    return mirror.getElementValues().values().stream()
        .noneMatch(
            value ->
                value.getValue() instanceof VariableElement constant
                    && OUTSIDE.contains(constant.getSimpleName().toString()));
  }
}
