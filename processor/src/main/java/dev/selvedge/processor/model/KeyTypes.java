package dev.selvedge.processor.model;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.Types;

/**
 * Which types can be part of a key: those whose text is the same for equal values, and for equal
 * values only, in every process and place.
 */
final class KeyTypes {

  /** Why not, and what to do about it. */
  record Objection(String why, String remedy) {}

  /** Beside the primitives that are no floating-point numbers, and enums. */
  private static final Set<String> USABLE =
      Set.of(
          "java.lang.Boolean",
          "java.lang.Byte",
          "java.lang.Short",
          "java.lang.Integer",
          "java.lang.Long",
          "java.lang.Character",
          "java.lang.String",
          "java.lang.Enum",
          "java.util.UUID",
          "java.util.Currency",
          "java.math.BigInteger",
          "java.math.BigDecimal",
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
          "java.time.ZoneId",
          "java.time.ZoneOffset",
          "java.time.ZonedDateTime");

  private static final Objection FLOATING =
      new Objection(
          "rounding tells apart what was meant to be equal, and 0.0 and -0.0 are equal in two ways",
          "use a whole number or a BigDecimal");
  private static final Objection ELEMENTS =
      new Objection(
          "neither the order nor the text of its elements is fixed",
          "name what identifies it, in a parameter or property of its own");
  private static final Objection MAY_BE_EMPTY =
      new Objection("it may be empty, and then there is no key", "pass or return the value itself");

  /** What they say holds for their subtypes, too. */
  private static final Map<String, Objection> UNUSABLE =
      Map.ofEntries(
          Map.entry("java.lang.Float", FLOATING),
          Map.entry("java.lang.Double", FLOATING),
          Map.entry("java.lang.Iterable", ELEMENTS),
          Map.entry("java.util.Map", ELEMENTS),
          Map.entry("java.util.stream.BaseStream", ELEMENTS),
          Map.entry("java.util.Iterator", ELEMENTS),
          Map.entry("java.util.Optional", MAY_BE_EMPTY),
          Map.entry("java.util.OptionalInt", MAY_BE_EMPTY),
          Map.entry("java.util.OptionalLong", MAY_BE_EMPTY),
          Map.entry("java.util.OptionalDouble", MAY_BE_EMPTY),
          Map.entry(
              "java.lang.CharSequence",
              new Objection("its text may change during the call", "declare it as String")));

  /** Types with a property that does what they cannot. */
  private static final Map<String, String> PROPERTY_INSTEAD =
      Map.of(
          "java.net.URI", "toASCIIString",
          "java.util.Locale", "toLanguageTag",
          "java.util.Date", "time",
          "java.lang.Class", "name");

  /** Those that hash as what they are, their primitives included. */
  private static final Set<String> PLAIN =
      Set.of(
          "java.lang.Boolean",
          "java.lang.Byte",
          "java.lang.Short",
          "java.lang.Integer",
          "java.lang.Long",
          "java.lang.Character",
          "java.lang.String",
          "java.util.UUID");

  private final Types types;
  private final Properties properties;
  private final UnaryOperator<String> written;

  /**
   * @param written a path the way that the annotation has it, for remedies
   */
  KeyTypes(Types types, Properties properties, UnaryOperator<String> written) {
    this.types = types;
    this.properties = properties;
    this.written = written;
  }

  /** How a value of a usable type is hashed. */
  HashedAs hashedAs(TypeMirror type) {
    Set<String> lineage = lineage(type);
    if (type.getKind().isPrimitive() || lineage.stream().anyMatch(PLAIN::contains)) {
      return HashedAs.ITSELF;
    }
    return lineage.contains("java.lang.Enum") ? HashedAs.ENUM : HashedAs.TEXT;
  }

  /** Why a value of that type cannot be part of a key, if so. */
  Optional<Objection> objection(String path, TypeMirror type) {
    return switch (type.getKind()) {
      case BOOLEAN, BYTE, SHORT, INT, LONG, CHAR -> Optional.empty();
      case FLOAT, DOUBLE -> Optional.of(FLOATING);
      case VOID ->
          Optional.of(new Objection("it has no value", "name a property that has a value"));
      case ARRAY -> Optional.of(ELEMENTS);
      default -> objectionToClass(path, type);
    };
  }

  private Optional<Objection> objectionToClass(String path, TypeMirror type) {
    Set<String> lineage = lineage(type);
    if (lineage.stream().anyMatch(USABLE::contains)) {
      return Optional.empty();
    }
    for (String name : lineage) {
      Objection known = UNUSABLE.get(name);
      if (known != null) {
        return Optional.of(known);
      }
      String property = PROPERTY_INSTEAD.get(name);
      if (property != null) {
        String why = "its text is not the same for equal values, and for them only, everywhere";
        return Optional.of(new Objection(why, "write " + written.apply(path + "." + property)));
      }
    }
    if (lineage.equals(Set.of("java.lang.Object"))) {
      return Optional.of(new Objection("it can be anything", "declare what it is"));
    }
    return Optional.of(
        new Objection("its text need not tell what it stands for", remedy(path, type)));
  }

  private String remedy(String path, TypeMirror type) {
    return List.of("id", "key", "code", "name", "number").stream()
        .filter(name -> properties.find(type, name).stream().anyMatch(this::isUsable))
        .findFirst()
        .map(name -> "name a property of it, such as " + written.apply(path + "." + name))
        .orElse("name a property of it");
  }

  private boolean isUsable(Properties.Property property) {
    return objection("", property.type()).isEmpty();
  }

  private Set<String> lineage(TypeMirror type) {
    Set<String> lineage = new LinkedHashSet<>();
    properties.bounds(type).forEach(bound -> collect(bound, lineage));
    return lineage;
  }

  private void collect(TypeMirror type, Set<String> lineage) {
    if (type instanceof DeclaredType declared
        && lineage.add(((TypeElement) declared.asElement()).getQualifiedName().toString())) {
      types.directSupertypes(type).forEach(above -> collect(above, lineage));
    }
  }
}
