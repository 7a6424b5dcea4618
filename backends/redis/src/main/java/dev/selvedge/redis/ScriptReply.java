package dev.selvedge.redis;

import io.lettuce.core.codec.ByteArrayCodec;
import io.lettuce.core.output.CommandOutput;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * What a script answers: a number or a text.
 *
 * @param text null where it is a number
 */
record ScriptReply(long number, @Nullable String text) {

  /** Reads one off the wire. */
  static final class Output extends CommandOutput<byte[], byte[], ScriptReply> {
    private static final ScriptReply NONE = new ScriptReply(0, null);

    Output() {
      super(ByteArrayCodec.INSTANCE, NONE);
    }

    @Override
    public void set(long integer) {
      output = new ScriptReply(integer, null);
    }

    @Override
    public void set(@Nullable ByteBuffer bytes) {
      if (bytes != null) {
        output = new ScriptReply(0, StandardCharsets.UTF_8.decode(bytes).toString());
      }
    }
  }
}
