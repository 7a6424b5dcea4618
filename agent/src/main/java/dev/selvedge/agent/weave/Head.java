package dev.selvedge.agent.weave;

import net.bytebuddy.jar.asm.MethodVisitor;

/** What is left in the place of a body that has been moved. */
interface Head {

  /** What the body is called from now on: a name that is not taken. */
  String bodyName();

  /** Writes all the code, sizes included. */
  void write(MethodVisitor out);
}
