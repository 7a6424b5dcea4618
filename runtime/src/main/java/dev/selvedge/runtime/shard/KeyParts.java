package dev.selvedge.runtime.shard;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.MonthDay;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.Period;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Currency;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The hash of values whose type is known only now, as the processor would have it written. */
final class KeyParts {

  /** Those with a text that is the same for equal values only, in every process and place. */
  private static final List<Class<?>> TEXTS =
      List.of(
          BigDecimal.class,
          BigInteger.class,
          Instant.class,
          LocalDate.class,
          LocalDateTime.class,
          LocalTime.class,
          OffsetDateTime.class,
          OffsetTime.class,
          ZonedDateTime.class,
          Duration.class,
          Period.class,
          Year.class,
          YearMonth.class,
          MonthDay.class,
          ZoneId.class,
          Currency.class);

  private KeyParts() {}

  static long hash(@Nullable Object @Nullable [] parts) {
    if (parts == null || parts.length == 0) {
      throw new InvalidShardKeyException("a shard key without parts; pass at least one");
    }
    if (parts.length == 1) {
      return hash("part 1", parts[0]);
    }
    long hash = KeyHash.composite(parts.length);
    for (int i = 0; i < parts.length; i++) {
      hash = KeyHash.and(hash, hash("part " + (i + 1), parts[i]));
    }
    return hash;
  }

  private static long hash(String path, @Nullable Object part) {
    if (part == null) {
      throw new InvalidShardKeyException(
          path + " of the shard key is null: nobody owns it; pass a value");
    }
    if (part instanceof String text) {
      return KeyHash.of(text);
    }
    if (part instanceof Long
        || part instanceof Integer
        || part instanceof Short
        || part instanceof Byte) {
      return KeyHash.of(((Number) part).longValue());
    }
    if (part instanceof UUID id) {
      return KeyHash.of(id);
    }
    if (part instanceof Enum<?> constant) {
      return KeyHash.of(constant);
    }
    if (part instanceof Boolean value) {
      return KeyHash.of(value.booleanValue());
    }
    if (part instanceof Character value) {
      return KeyHash.of(value.charValue());
    }
    if (part instanceof Record record) {
      return hashRecord(path, record);
    }
    if (TEXTS.stream().anyMatch(type -> type.isInstance(part))) {
      return KeyHash.ofText(part);
    }
    throw new InvalidShardKeyException(
        path
            + " of the shard key is a "
            + part.getClass().getTypeName()
            + ", which cannot be one: "
            + KeyObjection.to(part.getClass()));
  }

  private static long hashRecord(String path, Record record) {
    RecordParts parts = RecordParts.of(record.getClass());
    if (parts.size() == 0) {
      throw new InvalidShardKeyException(
          path
              + " of the shard key is a "
              + record.getClass().getTypeName()
              + ", a record without components; pass what tells keys apart");
    }
    long hash = KeyHash.composite(parts.size());
    for (int i = 0; i < parts.size(); i++) {
      hash = KeyHash.and(hash, hash(path + '.' + parts.name(i), parts.read(record, i)));
    }
    return hash;
  }
}
