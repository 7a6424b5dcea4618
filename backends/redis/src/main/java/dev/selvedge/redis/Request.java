package dev.selvedge.redis;

import io.lettuce.core.codec.ByteArrayCodec;
import io.lettuce.core.protocol.AsyncCommand;
import io.lettuce.core.protocol.Command;
import io.lettuce.core.protocol.CommandArgs;
import io.lettuce.core.protocol.CommandType;

/** A command on its way, with the time at which nobody waits for its reply any more. */
final class Request extends AsyncCommand<byte[], byte[], ScriptReply> {
  final long sentAt;
  final long deadline;

  private Request(CommandType type, CommandArgs<byte[], byte[]> args, long sentAt, long deadline) {
    super(new Command<>(type, new ScriptReply.Output(), args));
    this.sentAt = sentAt;
    this.deadline = deadline;
  }

  /**
   * Runs a script.
   *
   * @param withSource whether to send the script itself and not only its digest
   */
  static Request script(
      Script script,
      boolean withSource,
      byte[][] keys,
      byte[][] values,
      long sentAt,
      long deadline) {
    CommandArgs<byte[], byte[]> args = new CommandArgs<>(ByteArrayCodec.INSTANCE);
    args.add(withSource ? script.source : script.digest).add(keys.length);
    for (byte[] key : keys) {
      args.addKey(key);
    }
    for (byte[] value : values) {
      args.add(value);
    }
    CommandType type = withSource ? CommandType.EVAL : CommandType.EVALSHA;
    return new Request(type, args, sentAt, deadline);
  }

  static Request load(Script script, long sentAt, long deadline) {
    CommandArgs<byte[], byte[]> args = new CommandArgs<>(ByteArrayCodec.INSTANCE);
    args.add("LOAD").add(script.source);
    return new Request(CommandType.SCRIPT, args, sentAt, deadline);
  }

  static Request plain(CommandType type, long sentAt, long deadline) {
    return new Request(type, new CommandArgs<>(ByteArrayCodec.INSTANCE), sentAt, deadline);
  }

  /** Waits until that many replicas have all that was written before. */
  static Request replicated(int replicas, long millis, long sentAt, long deadline) {
    CommandArgs<byte[], byte[]> args = new CommandArgs<>(ByteArrayCodec.INSTANCE);
    args.add(replicas).add(millis);
    return new Request(CommandType.WAIT, args, sentAt, deadline);
  }
}
