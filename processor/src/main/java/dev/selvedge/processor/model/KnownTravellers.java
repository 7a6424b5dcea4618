package dev.selvedge.processor.model;

import java.util.Map;
import java.util.Set;

/** Types of the JDK of which it is known whether, and on which terms, they travel between nodes. */
final class KnownTravellers {

  /** Carried by themselves, beside primitives and enums. */
  static final Set<String> VALUES =
      Set.of(
          "java.lang.Boolean",
          "java.lang.Byte",
          "java.lang.Short",
          "java.lang.Integer",
          "java.lang.Long",
          "java.lang.Character",
          "java.lang.Float",
          "java.lang.Double",
          "java.lang.String",
          "java.lang.Void",
          "java.math.BigDecimal",
          "java.math.BigInteger",
          "java.net.URI",
          "java.time.Duration",
          "java.time.Instant",
          "java.time.LocalDate",
          "java.time.LocalDateTime",
          "java.time.LocalTime",
          "java.time.MonthDay",
          "java.time.OffsetDateTime",
          "java.time.OffsetTime",
          "java.time.Period",
          "java.time.Year",
          "java.time.YearMonth",
          "java.time.ZoneOffset",
          "java.time.ZonedDateTime",
          "java.util.Currency",
          "java.util.Locale",
          "java.util.OptionalDouble",
          "java.util.OptionalInt",
          "java.util.OptionalLong",
          "java.util.UUID");

  /** Carried if their type arguments are. */
  static final Set<String> CONTAINERS =
      Set.of(
          "java.util.Optional",
          "java.util.Collection",
          "java.util.List",
          "java.util.Set",
          "java.util.SortedSet",
          "java.util.NavigableSet",
          "java.util.Queue",
          "java.util.Deque",
          "java.util.ArrayList",
          "java.util.LinkedList",
          "java.util.HashSet",
          "java.util.LinkedHashSet",
          "java.util.TreeSet",
          "java.util.EnumSet",
          "java.util.ArrayDeque");

  /** Likewise, and their keys are written as text. */
  static final Set<String> MAPS =
      Set.of(
          "java.util.Map",
          "java.util.SortedMap",
          "java.util.NavigableMap",
          "java.util.concurrent.ConcurrentMap",
          "java.util.HashMap",
          "java.util.LinkedHashMap",
          "java.util.TreeMap",
          "java.util.EnumMap",
          "java.util.concurrent.ConcurrentHashMap");

  /** What is true of these is true of their subtypes: they are no data. */
  static final Map<String, String> NO_DATA =
      Map.of(
          "java.lang.AutoCloseable", "belongs to the process that opened it",
          "java.lang.Throwable", "is an exception, with the stack of one process",
          "java.lang.Thread", "belongs to one process",
          "java.lang.ClassLoader", "belongs to one process",
          "java.util.concurrent.Executor", "belongs to one process",
          "java.util.concurrent.locks.Lock", "belongs to one process");

  private KnownTravellers() {}
}
