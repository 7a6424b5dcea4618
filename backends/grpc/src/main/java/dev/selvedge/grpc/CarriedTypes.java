package dev.selvedge.grpc;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeInfo.Id;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.util.Currency;
import java.util.HashSet;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.exc.InvalidDefinitionException;

/**
 * Which types can be carried: those whose form is known from their declaration alone, all the way
 * down. Everything else is refused before the first call, with the path that leads to it.
 */
final class CarriedTypes {

  private static final Set<Class<?>> VALUES =
      Set.of(
          String.class,
          Boolean.class,
          Character.class,
          Byte.class,
          Short.class,
          Integer.class,
          Long.class,
          Float.class,
          Double.class,
          Void.class,
          BigDecimal.class,
          BigInteger.class,
          UUID.class,
          URI.class,
          Locale.class,
          Currency.class,
          OptionalInt.class,
          OptionalLong.class,
          OptionalDouble.class);

  /** An empty map, in CBOR. */
  private static final byte[] NOTHING = {(byte) 0xa0};

  private final ObjectMapper mapper;
  private final Set<JavaType> seen = new HashSet<>();

  private CarriedTypes(ObjectMapper mapper) {
    this.mapper = mapper;
  }

  /**
   * @throws IllegalArgumentException if it cannot be carried
   */
  static void check(ObjectMapper mapper, String what, JavaType type) {
    new CarriedTypes(mapper).check(what, type);
  }

  private void check(String path, JavaType type) {
    if (!seen.add(type) || isValue(type.getRawClass())) {
      return;
    }
    if (type.isArrayType() || type.isCollectionLikeType() || type.isReferenceType()) {
      check(path + "[]", type.getContentType());
    } else if (type.isMapLikeType()) {
      if (!isValue(type.getKeyType().getRawClass())) {
        throw refused(path, type, "keys of maps have to be plain values");
      }
      check(path + "{}", type.getContentType());
    } else {
      checkFields(path, type);
    }
  }

  private void checkFields(String path, JavaType type) {
    Class<?> raw = type.getRawClass();
    if (raw == Object.class) {
      throw refused(path, type, "it could be anything; declare what it is");
    }
    if (raw.getName().startsWith("java.") || raw.getName().startsWith("javax.")) {
      throw refused(path, type, "it has no form of its own; use a record");
    }
    if (raw.isInterface() || Modifier.isAbstract(raw.getModifiers())) {
      checkSubtypes(path, type);
      return;
    }
    if (raw.isRecord()) {
      for (RecordComponent component : raw.getRecordComponents()) {
        check(path + '.' + component.getName(), resolved(component.getGenericType(), type));
      }
    } else {
      for (Class<?> at = raw; at != null && at != Object.class; at = at.getSuperclass()) {
        for (Field field : at.getDeclaredFields()) {
          if (!Modifier.isStatic(field.getModifiers())
              && !Modifier.isTransient(field.getModifiers())) {
            check(path + '.' + field.getName(), resolved(field.getGenericType(), type));
          }
        }
      }
    }
    checkMaking(path, type);
  }

  /** An open type is carried only if its closed set of subtypes has names of their own. */
  private void checkSubtypes(String path, JavaType type) {
    Class<?> raw = type.getRawClass();
    @Nullable JsonTypeInfo info = raw.getAnnotation(JsonTypeInfo.class);
    @Nullable JsonSubTypes named = raw.getAnnotation(JsonSubTypes.class);
    if (info == null || info.use() != Id.NAME || named == null) {
      throw refused(
          path,
          type,
          "it stands for any of its subtypes; declare one, or name them by"
              + " @JsonTypeInfo(use = NAME) and @JsonSubTypes");
    }
    for (JsonSubTypes.Type subtype : named.value()) {
      check(path, mapper.getTypeFactory().constructSpecializedType(type, subtype.value()));
    }
  }

  /** Finds out whether it can be made at all, by making one of nothing. */
  private void checkMaking(String path, JavaType type) {
    @Nullable JsonTypeInfo info = type.getRawClass().getAnnotation(JsonTypeInfo.class);
    if (info != null && info.use() != Id.NAME) {
      throw refused(path, type, "names of classes are not carried; use @JsonTypeInfo(use = NAME)");
    }
    try {
      mapper.readerFor(type).readValue(NOTHING);
      mapper.writerFor(type);
    } catch (InvalidDefinitionException e) {
      throw refused(path, type, String.valueOf(e.getOriginalMessage()));
    } catch (RuntimeException e) {
      // it can be made, but not of nothing, as its constructor says
      return;
    }
  }

  private JavaType resolved(Type declared, JavaType in) {
    return mapper.getTypeFactory().resolveMemberType(declared, in.getBindings());
  }

  private static boolean isValue(Class<?> raw) {
    return raw.isPrimitive()
        || raw.isEnum()
        || VALUES.contains(raw)
        || (raw.getName().startsWith("java.time.") && Modifier.isFinal(raw.getModifiers()));
  }

  private static IllegalArgumentException refused(String path, JavaType type, String why) {
    return new IllegalArgumentException(
        "%s is of type %s, which cannot be carried: %s".formatted(path, type.toCanonical(), why));
  }
}
