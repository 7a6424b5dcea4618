package dev.selvedge.agent.scan;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

/** Writes the beginning of a class file, constant by constant. */
final class ClassFileBytes {
  private final ByteArrayOutputStream pool = new ByteArrayOutputStream();
  private int count = 1;

  ClassFileBytes text(String text) {
    return write(
        1,
        out -> {
          out.writeByte(1);
          out.writeUTF(text);
        });
  }

  /** A constant of that tag, followed by so many zeros; longs and doubles take two places. */
  ClassFileBytes constant(int tag, int length) {
    return write(
        tag == 5 || tag == 6 ? 2 : 1,
        out -> {
          out.writeByte(tag);
          out.write(new byte[length]);
        });
  }

  byte[] end() {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(all)) {
      out.writeInt(0xCAFEBABE);
      out.writeInt(61);
      out.writeShort(count);
      out.write(pool.toByteArray());
      out.write(new byte[12]);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return all.toByteArray();
  }

  private interface Constant {
    void writeTo(DataOutputStream out) throws IOException;
  }

  private ClassFileBytes write(int places, Constant constant) {
    count += places;
    try (DataOutputStream out = new DataOutputStream(pool)) {
      constant.writeTo(out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return this;
  }
}
