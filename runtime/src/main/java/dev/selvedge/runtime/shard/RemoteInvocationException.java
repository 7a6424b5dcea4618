package dev.selvedge.runtime.shard;

import dev.selvedge.runtime.SelvedgeException;

/**
 * What the method threw at the owner, where this process has no type for it. Declared exceptions
 * and the JDK's unchecked ones arrive as themselves.
 */
public final class RemoteInvocationException extends SelvedgeException {
  private static final long serialVersionUID = 1L;

  private final String summary;
  private final String type;
  private final String node;
  private final String remoteStack;
  private final boolean retryable;

  /**
   * Made by the runtime.
   *
   * @param summary what has happened, without the stack
   * @param type class name of what was thrown, as text; nothing is loaded by it
   * @param node id of the owner
   * @param remoteStack its stack there, as text; may be empty
   * @param retryable whether {@code @Retry} would have treated it like any other failure there
   */
  public RemoteInvocationException(
      String summary, String type, String node, String remoteStack, boolean retryable) {
    super(remoteStack.isEmpty() ? summary : summary + "; its stack there:\n" + remoteStack, null);
    this.summary = summary;
    this.type = type;
    this.node = node;
    this.remoteStack = remoteStack;
    this.retryable = retryable;
  }

  /** The message without the remote stack: what was thrown, and at which node, hop by hop. */
  public String summary() {
    return summary;
  }

  public String type() {
    return type;
  }

  public String node() {
    return node;
  }

  public String remoteStack() {
    return remoteStack;
  }

  /**
   * It is a failure of the method like any other, unless it was an {@link Error} or one of
   * Selvedge's own that are never retried.
   */
  @Override
  public boolean retryable() {
    return retryable;
  }
}
