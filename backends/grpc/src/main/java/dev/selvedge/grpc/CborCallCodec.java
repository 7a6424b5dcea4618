package dev.selvedge.grpc;

import dev.selvedge.runtime.spi.ShardCodec.CallCodec;
import java.io.ByteArrayOutputStream;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.ObjectMapper;

/** The codec of one method; readers and writers are made once. Thread-safe. */
final class CborCallCodec implements CallCodec {

  private static final int USUAL_BYTES = 256;

  private final ObjectMapper mapper;
  private final List<CborValue> arguments;
  private final CborValue result;

  CborCallCodec(ObjectMapper mapper, List<CborValue> arguments, CborValue result) {
    this.mapper = mapper;
    this.arguments = arguments;
    this.result = result;
  }

  @Override
  public byte[] writeArguments(@Nullable Object[] values) {
    if (values.length != arguments.size()) {
      throw new IllegalArgumentException(
          "%d arguments for %d parameters".formatted(values.length, arguments.size()));
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream(USUAL_BYTES);
    try (JsonGenerator generator = mapper.createGenerator(out)) {
      generator.writeStartArray(null, values.length);
      for (int i = 0; i < values.length; i++) {
        arguments.get(i).write(generator, values[i]);
      }
      generator.writeEndArray();
    }
    return out.toByteArray();
  }

  @Override
  public @Nullable Object[] readArguments(byte[] bytes) {
    try (JsonParser parser = mapper.createParser(bytes)) {
      if (parser.nextToken() != JsonToken.START_ARRAY) {
        throw new IllegalArgumentException("arguments are not an array");
      }
      @Nullable Object[] values = new Object[arguments.size()];
      for (int i = 0; i < values.length; i++) {
        values[i] = arguments.get(i).read(parser, parser.nextToken());
      }
      if (parser.nextToken() != JsonToken.END_ARRAY) {
        throw new IllegalArgumentException("more than " + values.length + " arguments");
      }
      requireEnd(parser);
      return values;
    } catch (JacksonException e) {
      throw malformed(e);
    }
  }

  @Override
  public byte[] writeResult(@Nullable Object value) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(USUAL_BYTES);
    try (JsonGenerator generator = mapper.createGenerator(out)) {
      result.write(generator, value);
    }
    return out.toByteArray();
  }

  @Override
  public @Nullable Object readResult(byte[] bytes) {
    try (JsonParser parser = mapper.createParser(bytes)) {
      @Nullable Object value = result.read(parser, parser.nextToken());
      requireEnd(parser);
      return value;
    } catch (JacksonException e) {
      throw malformed(e);
    }
  }

  private static void requireEnd(JsonParser parser) {
    if (parser.nextToken() != null) {
      throw new IllegalArgumentException("bytes after the end");
    }
  }

  private static IllegalArgumentException malformed(JacksonException e) {
    return new IllegalArgumentException("malformed CBOR: " + e.getOriginalMessage(), e);
  }
}
