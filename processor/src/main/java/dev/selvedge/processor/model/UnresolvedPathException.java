package dev.selvedge.processor.model;

/** A path that leads nowhere, or to nothing that can be in a key. */
final class UnresolvedPathException extends Exception {
  private static final long serialVersionUID = 1L;

  private final transient KeyProblem problem;

  UnresolvedPathException(KeyProblem problem) {
    super(problem.toString());
    this.problem = problem;
  }

  KeyProblem problem() {
    return problem;
  }
}
