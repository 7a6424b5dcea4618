package dev.selvedge.runtime.shard.call;

/**
 * How much a node takes on.
 *
 * @param perPeer calls under way to one other node
 * @param running calls of others that run here at a time
 * @param queued calls of others that wait for that
 * @param nested calls of others that run beside those because somebody who runs waits for them
 * @param messageBytes the largest message to send or to accept
 * @param stacks whether other nodes are told the stack of what is thrown here
 */
public record CallLimits(
    int perPeer, int running, int queued, int nested, int messageBytes, boolean stacks) {
  public static final CallLimits DEFAULT = new CallLimits(1_024, 512, 1_024, 2_048, 4 << 20, true);
}
