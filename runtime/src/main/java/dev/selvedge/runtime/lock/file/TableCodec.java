package dev.selvedge.runtime.lock.file;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.selvedge.LockMode;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Map;

/** How a stripe's keys are written as bytes. */
final class TableCodec {
  private TableCodec() {}

  static byte[] encode(LockTable table) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(512);
    DataOutputStream out = new DataOutputStream(bytes);
    out.writeInt(table.keys.size());
    for (Map.Entry<String, KeyState> entry : table.keys.entrySet()) {
      text(out, entry.getKey());
      KeyState state = entry.getValue();
      out.writeInt(state.holds.size());
      for (Held held : state.holds) {
        write(out, held);
      }
      out.writeInt(state.waiting.size());
      for (Waiting waiting : state.waiting) {
        write(out, waiting);
      }
    }
    return bytes.toByteArray();
  }

  /** Adds to the table what {@link #encode} wrote. */
  static void decode(byte[] bytes, LockTable table) throws IOException {
    DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes));
    for (int keys = in.readInt(); keys > 0; keys--) {
      KeyState state = table.at(text(in));
      for (int holds = in.readInt(); holds > 0; holds--) {
        state.holds.add(held(in));
      }
      for (int waiting = in.readInt(); waiting > 0; waiting--) {
        state.waiting.add(waiting(in));
      }
    }
  }

  private static void write(DataOutputStream out, Held held) throws IOException {
    text(out, held.owner());
    text(out, held.instance());
    text(out, held.holder());
    out.writeBoolean(held.mode() == LockMode.SHARED);
    out.writeLong(held.token());
    out.writeLong(held.until());
    out.writeLong(held.lease());
  }

  private static Held held(DataInputStream in) throws IOException {
    return new Held(
        text(in), text(in), text(in), mode(in), in.readLong(), in.readLong(), in.readLong());
  }

  private static void write(DataOutputStream out, Waiting waiting) throws IOException {
    text(out, waiting.owner());
    text(out, waiting.instance());
    out.writeInt(waiting.port());
    text(out, waiting.holder());
    out.writeBoolean(waiting.mode() == LockMode.SHARED);
    out.writeLong(waiting.lease());
    out.writeLong(waiting.until());
  }

  private static Waiting waiting(DataInputStream in) throws IOException {
    return new Waiting(
        text(in), text(in), in.readInt(), text(in), mode(in), in.readLong(), in.readLong());
  }

  private static LockMode mode(DataInputStream in) throws IOException {
    return in.readBoolean() ? LockMode.SHARED : LockMode.EXCLUSIVE;
  }

  private static void text(DataOutputStream out, String text) throws IOException {
    byte[] bytes = text.getBytes(UTF_8);
    out.writeInt(bytes.length);
    out.write(bytes);
  }

  private static String text(DataInputStream in) throws IOException {
    return new String(in.readNBytes(in.readInt()), UTF_8);
  }
}
