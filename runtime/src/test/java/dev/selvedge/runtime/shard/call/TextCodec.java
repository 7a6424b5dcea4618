package dev.selvedge.runtime.shard.call;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.selvedge.runtime.spi.ShardCodec;
import java.lang.reflect.Type;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Carries one text there and one back; refuses, on purpose, the text {@code unreadable}. */
public final class TextCodec implements ShardCodec {
  @Override
  public String name() {
    return "text";
  }

  @Override
  public CallCodec bind(List<Type> parameters, Type result) {
    for (Type type : parameters) {
      if (type != String.class) {
        throw new IllegalArgumentException(type + " is no text");
      }
    }
    return new Call();
  }

  static final class Call implements CallCodec {
    @Override
    public byte[] writeArguments(@Nullable Object[] arguments) {
      return arguments.length == 0 ? new byte[0] : text(arguments[0]);
    }

    @Override
    public @Nullable Object[] readArguments(byte[] bytes) {
      return new Object[] {read(bytes)};
    }

    @Override
    public byte[] writeResult(@Nullable Object result) {
      return text(result);
    }

    @Override
    public @Nullable Object readResult(byte[] bytes) {
      return read(bytes);
    }

    private static byte[] text(@Nullable Object value) {
      if ("unwritable".equals(value)) {
        throw new IllegalArgumentException("'unwritable' cannot be written");
      }
      return String.valueOf(value).getBytes(UTF_8);
    }

    private static String read(byte[] bytes) {
      String text = new String(bytes, UTF_8);
      if (text.equals("unreadable")) {
        throw new IllegalArgumentException("'unreadable' cannot be read");
      }
      return text;
    }
  }
}
