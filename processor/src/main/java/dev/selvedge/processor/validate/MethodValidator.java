package dev.selvedge.processor.validate;

import dev.selvedge.contract.Diagnostic;
import dev.selvedge.contract.ResultKind;
import dev.selvedge.processor.model.AnnotatedMethod;
import dev.selvedge.processor.model.HostModel;
import dev.selvedge.processor.model.MethodModel;
import java.util.List;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.DeclaredType;

/**
 * A method must have a body whose end is its outcome, and no monitor around it.
 *
 * @param isAbstract and the others: what to say of the annotation that is checked
 */
record MethodValidator(
    Diagnostic isAbstract, Diagnostic isNative, Diagnostic isSynchronized, Diagnostic isSuspending)
    implements Check<AnnotatedMethod> {

  @Override
  public void check(HostModel host, AnnotatedMethod annotated, ValidationReport report) {
    MethodModel method = annotated.method();
    if (method.is(Modifier.ABSTRACT)) {
      report.add(isAbstract, Place.of(annotated), method.signature());
    }
    if (method.is(Modifier.NATIVE)) {
      report.add(isNative, Place.of(annotated), method.signature());
    }
    if (method.is(Modifier.SYNCHRONIZED)) {
      report.add(isSynchronized, Place.of(annotated), method.signature());
    }
    if (suspends(method)) {
      report.add(isSuspending, Place.of(annotated), method.signature());
    }
  }

  /** Kotlin's compiler hands processors such a function as the method it becomes. */
  private static boolean suspends(MethodModel method) {
    List<? extends VariableElement> parameters = method.element().getParameters();
    return !parameters.isEmpty()
        && parameters.get(parameters.size() - 1).asType() instanceof DeclaredType last
        && ((TypeElement) last.asElement())
            .getQualifiedName()
            .contentEquals(ResultKind.SUSPEND_MARK);
  }
}
