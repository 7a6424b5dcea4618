package dev.selvedge.grpc;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.SerializationFeature;

/**
 * One argument, or the result, and how it is read and written. Thread-safe.
 *
 * @param what names it in messages
 */
record CborValue(String what, JavaType type, ObjectReader reader, ObjectWriter writer) {

  private static final int MESSAGE_LENGTH = 300;

  static CborValue of(ObjectMapper mapper, String what, JavaType type) {
    return new CborValue(
        what,
        type,
        mapper.readerFor(type),
        mapper.writerFor(type).without(SerializationFeature.FLUSH_AFTER_WRITE_VALUE));
  }

  void write(JsonGenerator out, @Nullable Object value) {
    try {
      if (value == null) {
        out.writeNull();
      } else {
        writer.writeValue(out, value);
      }
    } catch (RuntimeException e) {
      // not Jackson's own alone: accessors of records are the application's code
      throw new IllegalArgumentException(trouble("written", e), e);
    }
  }

  /** Reads it from the token that the parser is at. */
  @Nullable Object read(JsonParser in, @Nullable JsonToken token) {
    if (token == null || token.isStructEnd()) {
      throw new IllegalArgumentException(what + " is missing");
    }
    if (token == JsonToken.VALUE_NULL && type.isPrimitive()) {
      throw new IllegalArgumentException(what + " is null, and of type " + type.toCanonical());
    }
    try {
      return reader.readValue(in);
    } catch (RuntimeException e) {
      // not Jackson's own alone: its readers cast what malformed input has made of a value
      throw new IllegalArgumentException(trouble("read", e), e);
    }
  }

  private String trouble(String done, RuntimeException e) {
    String why = String.valueOf(e instanceof JacksonException own ? own.getOriginalMessage() : e);
    return "%s of type %s cannot be %s: %s"
        .formatted(
            what,
            type.toCanonical(),
            done,
            why.length() > MESSAGE_LENGTH ? why.substring(0, MESSAGE_LENGTH) + '…' : why);
  }
}
