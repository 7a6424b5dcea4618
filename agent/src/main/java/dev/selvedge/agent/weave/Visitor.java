package dev.selvedge.agent.weave;

import java.util.function.UnaryOperator;
import net.bytebuddy.asm.AsmVisitorWrapper;
import net.bytebuddy.description.field.FieldDescription;
import net.bytebuddy.description.field.FieldList;
import net.bytebuddy.description.method.MethodList;
import net.bytebuddy.description.type.TypeDescription;
import net.bytebuddy.implementation.Implementation;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.pool.TypePool;

/** One step of the pass over a class, in the form that Byte Buddy takes. */
final class Visitor extends AsmVisitorWrapper.AbstractBase {
  private final UnaryOperator<ClassVisitor> step;

  Visitor(UnaryOperator<ClassVisitor> step) {
    this.step = step;
  }

  @Override
  public ClassVisitor wrap(
      TypeDescription instrumentedType,
      ClassVisitor classVisitor,
      Implementation.Context context,
      TypePool typePool,
      FieldList<FieldDescription.InDefinedShape> fields,
      MethodList<?> methods,
      int writerFlags,
      int readerFlags) {
    return step.apply(classVisitor);
  }
}
