package dev.selvedge.runtime.shard;

import java.net.URI;
import java.util.Date;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.stream.BaseStream;

/** Why a value cannot be part of a shard key, and what to pass in its place. */
final class KeyObjection {
  private static final String FLOATING =
      "rounding tells apart what was meant to be equal; pass a whole number or a BigDecimal";
  private static final String ELEMENTS =
      "neither the order nor the text of its elements is fixed; pass what identifies it, each part"
          + " by itself";
  private static final String MAY_BE_EMPTY = "it may be empty; pass the value itself";
  private static final String BY_PROPERTY =
      "its text is not the same for equal values, and for them only, everywhere; pass its ";

  private static final Map<Class<?>, String> KNOWN = new LinkedHashMap<>();

  static {
    KNOWN.put(Float.class, FLOATING);
    KNOWN.put(Double.class, FLOATING);
    KNOWN.put(Iterable.class, ELEMENTS);
    KNOWN.put(Map.class, ELEMENTS);
    KNOWN.put(BaseStream.class, ELEMENTS);
    KNOWN.put(Iterator.class, ELEMENTS);
    KNOWN.put(Optional.class, MAY_BE_EMPTY);
    KNOWN.put(OptionalInt.class, MAY_BE_EMPTY);
    KNOWN.put(OptionalLong.class, MAY_BE_EMPTY);
    KNOWN.put(OptionalDouble.class, MAY_BE_EMPTY);
    KNOWN.put(CharSequence.class, "its text may change; pass it as a String");
    KNOWN.put(URI.class, BY_PROPERTY + "toASCIIString()");
    KNOWN.put(Locale.class, BY_PROPERTY + "toLanguageTag()");
    KNOWN.put(Date.class, BY_PROPERTY + "getTime()");
    KNOWN.put(Class.class, BY_PROPERTY + "getName()");
  }

  private KeyObjection() {}

  static String to(Class<?> type) {
    if (type.isArray()) {
      return ELEMENTS;
    }
    return KNOWN.entrySet().stream()
        .filter(known -> known.getKey().isAssignableFrom(type))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElse(
            "its text need not tell what it stands for; pass a property that does, such as its id");
  }
}
