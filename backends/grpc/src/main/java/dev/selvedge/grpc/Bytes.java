package dev.selvedge.grpc;

import io.grpc.Drainable;
import io.grpc.KnownLength;
import io.grpc.MethodDescriptor;
import io.grpc.Status;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** Messages are the bytes as they are, written in one piece and read into an array that fits. */
enum Bytes implements MethodDescriptor.Marshaller<byte[]> {
  AS_THEY_ARE;

  @Override
  public InputStream stream(byte[] message) {
    return new Whole(message);
  }

  @Override
  public byte[] parse(InputStream stream) {
    try {
      if (!(stream instanceof KnownLength)) {
        return stream.readAllBytes();
      }
      byte[] message = new byte[stream.available()];
      int read = stream.readNBytes(message, 0, message.length);
      if (read != message.length) {
        throw new IOException("message ends after %d of %d bytes".formatted(read, message.length));
      }
      return message;
    } catch (IOException e) {
      throw Status.INTERNAL.withDescription("unreadable message").withCause(e).asRuntimeException();
    }
  }

  private static final class Whole extends ByteArrayInputStream implements KnownLength, Drainable {

    Whole(byte[] message) {
      super(message);
    }

    @Override
    public int drainTo(OutputStream target) throws IOException {
      int length = available();
      target.write(buf, pos, length);
      pos += length;
      return length;
    }
  }
}
