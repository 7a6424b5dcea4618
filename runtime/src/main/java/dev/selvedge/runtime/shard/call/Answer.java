package dev.selvedge.runtime.shard.call;

import dev.selvedge.runtime.shard.call.CallReply.Broken;
import dev.selvedge.runtime.shard.call.CallReply.Failure;
import dev.selvedge.runtime.shard.call.CallReply.NotOwner;
import dev.selvedge.runtime.shard.call.CallReply.Ok;
import dev.selvedge.runtime.shard.call.CallReply.Refused;
import dev.selvedge.runtime.shard.call.CallReply.Thrown;

/**
 * A reply on its way.
 *
 * @param id of the request
 * @param node id of who answers
 */
record Answer(CallId id, String node, CallReply reply) {
  private static final int OK = 1;
  private static final int THROWN = 2;
  private static final int NOT_OWNER = 3;
  private static final int BROKEN = 11;

  byte[] encoded() {
    if (reply instanceof Ok ok) {
      return begin(OK, ok.result().length).rest(ok.result()).done();
    } else if (reply instanceof Thrown thrown) {
      Failure failure = thrown.failure();
      String message = failure.message();
      return begin(THROWN, 512 + failure.stack().length())
          .text(failure.known(), WireFormat.NAME)
          .text(failure.type(), WireFormat.NAME)
          .u8(message == null ? 0 : 1)
          .text(message == null ? "" : message, WireFormat.MESSAGE)
          .text(failure.stack(), WireFormat.STACK)
          .u8(failure.retryable() ? 1 : 0)
          .done();
    } else if (reply instanceof NotOwner other) {
      return begin(NOT_OWNER, 128)
          .i64(other.fingerprint())
          .i64(other.viewVersion())
          .text(other.owner(), WireFormat.NAME)
          .text(other.address(), WireFormat.NAME)
          .done();
    } else if (reply instanceof Refused refused) {
      return begin(refused.refusal().code(), 128)
          .i64(refused.retryAfter())
          .text(refused.reason(), WireFormat.REASON)
          .done();
    }
    return begin(BROKEN, 128).text(((Broken) reply).reason(), WireFormat.REASON).done();
  }

  private WireWriter begin(int status, int more) {
    return new WireWriter(WireFormat.REPLY, 48 + node.length() + more)
        .i64(id.high())
        .i64(id.low())
        .text(node, WireFormat.NAME)
        .u8(status);
  }

  /**
   * Reads what has come back.
   *
   * @throws MalformedMessageException if it is no reply
   */
  static Answer decode(byte[] bytes) throws MalformedMessageException {
    WireReader in = new WireReader(bytes, WireFormat.REPLY);
    CallId id = new CallId(in.i64("the call's id"), in.i64("the call's id"));
    String node = in.text(WireFormat.NAME, "the node's id");
    CallReply reply = reply(in, in.u8("the status"));
    in.end();
    return new Answer(id, node, reply);
  }

  private static CallReply reply(WireReader in, int status) throws MalformedMessageException {
    switch (status) {
      case OK:
        return new Ok(in.rest());
      case THROWN:
        return new Thrown(failure(in));
      case NOT_OWNER:
        return new NotOwner(
            in.i64("the view's fingerprint"),
            in.i64("the view's version"),
            in.text(WireFormat.NAME, "the owner's id"),
            in.text(WireFormat.NAME, "the owner's address"));
      case BROKEN:
        return new Broken(in.text(WireFormat.REASON, "the reason"));
      default:
        Refusal refusal = Refusal.of(status);
        if (refusal == null) {
          throw new MalformedMessageException("status " + status + " is not known");
        }
        long retryAfter = in.i64("the time to wait");
        if (retryAfter < 0) {
          throw new MalformedMessageException("the time to wait is " + retryAfter + " ms");
        }
        return new Refused(refusal, retryAfter, in.text(WireFormat.REASON, "the reason"));
    }
  }

  private static Failure failure(WireReader in) throws MalformedMessageException {
    String known = in.text(WireFormat.NAME, "the known type");
    String type = in.text(WireFormat.NAME, "the type");
    boolean hasMessage = in.flag("whether there is a message");
    String message = in.text(WireFormat.MESSAGE, "the message");
    return new Failure(
        known,
        type,
        hasMessage ? message : null,
        in.text(WireFormat.STACK, "the stack"),
        in.flag("whether to retry"));
  }
}
