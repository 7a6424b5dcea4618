package dev.selvedge.runtime.shard;

import dev.selvedge.runtime.SelvedgeException;

/**
 * What the method threw at the owner, where this process has no type for it. Declared exceptions
 * and the JDK's unchecked ones arrive as themselves.
 */
public final class RemoteInvocationException extends SelvedgeException {
  private static final long serialVersionUID = 1L;

  private final String type;
  private final String node;
  private final String remoteStack;

  /**
   * @param type class name of what was thrown, as text; nothing is loaded by it
   * @param node id of the owner
   * @param remoteStack its stack there, as text; may be empty
   */
  public RemoteInvocationException(String message, String type, String node, String remoteStack) {
    super(message, null);
    this.type = type;
    this.node = node;
    this.remoteStack = remoteStack;
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

  /** It is a failure of the method like any other. */
  @Override
  public boolean retryable() {
    return true;
  }
}
