package dev.selvedge.processor.validate;

import dev.selvedge.contract.Diagnostic;
import dev.selvedge.contract.ResultKind;
import dev.selvedge.processor.model.HostModel;
import dev.selvedge.processor.model.MethodModel;
import dev.selvedge.processor.model.RetryModel;
import java.util.List;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.DeclaredType;

/** A method must have a body whose end is its outcome, and no monitor around it. */
final class MethodValidator implements Check {

  @Override
  public void check(HostModel host, RetryModel retry, ValidationReport report) {
    MethodModel method = retry.method();
    if (method.is(Modifier.ABSTRACT)) {
      report.add(Diagnostic.RETRY_ABSTRACT, Place.of(retry), method.signature());
    }
    if (method.is(Modifier.NATIVE)) {
      report.add(Diagnostic.RETRY_NATIVE, Place.of(retry), method.signature());
    }
    if (method.is(Modifier.SYNCHRONIZED)) {
      report.add(Diagnostic.RETRY_SYNCHRONIZED, Place.of(retry), method.signature());
    }
    if (isSuspending(method)) {
      report.add(Diagnostic.RETRY_SUSPEND, Place.of(retry), method.signature());
    }
  }

  /** Kotlin's compiler hands processors such a function as the method it becomes. */
  private static boolean isSuspending(MethodModel method) {
    List<? extends VariableElement> parameters = method.element().getParameters();
    return !parameters.isEmpty()
        && parameters.get(parameters.size() - 1).asType() instanceof DeclaredType last
        && ((TypeElement) last.asElement())
            .getQualifiedName()
            .contentEquals(ResultKind.SUSPEND_MARK);
  }
}
