package dev.selvedge.agent.weave;

import dev.selvedge.contract.Diagnostic;
import dev.selvedge.contract.ResultKind;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.jar.asm.Type;
import org.jspecify.annotations.Nullable;

/**
 * A method must have a body whose end is its outcome, and no monitor around it.
 *
 * @param isAbstract and the others: what to say of the annotation that is checked
 */
record BodyShape(
    Diagnostic isAbstract,
    Diagnostic isNative,
    Diagnostic isSynchronized,
    Diagnostic isSuspending) {

  /** What is wrong with the method; null where nothing is. */
  @Nullable String problem(ClassModel host, MethodModel method) {
    String where = host.describe(method);
    if (method.is(Opcodes.ACC_ABSTRACT)) {
      return isAbstract.message(where);
    }
    if (method.is(Opcodes.ACC_NATIVE)) {
      return isNative.message(where);
    }
    if (method.is(Opcodes.ACC_SYNCHRONIZED)) {
      return isSynchronized.message(where);
    }
    Type[] parameters = method.parameters();
    boolean suspends =
        parameters.length > 0
            && parameters[parameters.length - 1].getClassName().equals(ResultKind.SUSPEND_MARK);
    return suspends ? isSuspending.message(where) : null;
  }
}
