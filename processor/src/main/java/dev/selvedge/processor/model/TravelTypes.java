package dev.selvedge.processor.model;

import dev.selvedge.contract.ResultKind;
import dev.selvedge.processor.model.Cargo.Obstacle;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.RecordComponentElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;

/**
 * Whether one type can be carried to another node: whether its declaration alone says how to make
 * it anew there, in every part of it. No class is ever named on the wire, so a value is read as
 * exactly what is declared.
 */
final class TravelTypes {

  private static final String STAGE = "java.util.concurrent.CompletionStage";

  /** Far more than anybody writes by hand: a type whose arguments grow at each turn. */
  private static final int MOST_TYPES = 200;

  private final Elements elements;
  private final Types types;
  private final ErasedNames names;
  private final TypeMirror whole;
  private final String verb;
  private final Set<String> seen = new HashSet<>();

  /**
   * @param verb what the method does with it, for remedies: pass or return
   */
  TravelTypes(Elements elements, Types types, TypeMirror whole, String verb) {
    this.elements = elements;
    this.types = types;
    this.names = new ErasedNames(elements, types);
    this.whole = whole;
    this.verb = verb;
  }

  /** Why it cannot, if so. */
  Optional<Obstacle> obstacle() {
    return check("", whole);
  }

  /**
   * @param at the components and fields that lead there, separated by dots
   */
  private Optional<Obstacle> check(String at, TypeMirror type) {
    return switch (type.getKind()) {
      case BOOLEAN, BYTE, SHORT, INT, LONG, CHAR, FLOAT, DOUBLE, VOID -> Optional.empty();
      case ARRAY -> check(at, ((ArrayType) type).getComponentType());
      case ERROR -> awaited();
      case DECLARED -> checkOnce(at, (DeclaredType) type);
      case TYPEVAR ->
          no(at, type, "is a type variable and can be anything", verb + " a type of its own");
      default -> no(at, type, "leaves open what it is", "name the type itself, without a wildcard");
    };
  }

  /** A type that contains itself is looked at once. */
  private Optional<Obstacle> checkOnce(String at, DeclaredType type) {
    if (!seen.add(type.toString())) {
      return Optional.empty();
    }
    if (seen.size() > MOST_TYPES) {
      return no(at, type, "nests ever more types", verb + " a type that is made of few others");
    }
    TypeElement element = (TypeElement) type.asElement();
    if (type.getTypeArguments().isEmpty() && !element.getTypeParameters().isEmpty()) {
      return no(at, type, "is raw, so that anything can be in it", "name its type arguments");
    }
    String name = element.getQualifiedName().toString();
    if (KnownTravellers.VALUES.contains(name) || element.getKind() == ElementKind.ENUM) {
      return Optional.empty();
    }
    if (KnownTravellers.CONTAINERS.contains(name)) {
      return check(at, type.getTypeArguments().get(0));
    }
    return KnownTravellers.MAPS.contains(name) ? checkMap(at, type) : checkClass(at, type, element);
  }

  private Optional<Obstacle> checkMap(String at, DeclaredType map) {
    TypeMirror key = map.getTypeArguments().get(0);
    boolean isClass = key.getKind() == TypeKind.DECLARED;
    if (key.getKind() == TypeKind.ARRAY
        || isClass && !isKey((TypeElement) ((DeclaredType) key).asElement())) {
      String remedy = "use a String, number, enum or UUID as the key, or a list of records";
      return no(at, key, "is a map's key, which has to be text on the wire", remedy);
    }
    return check(at, key).or(() -> check(at, map.getTypeArguments().get(1)));
  }

  private static boolean isKey(TypeElement type) {
    String name = type.getQualifiedName().toString();
    return type.getKind() == ElementKind.ENUM
        || KnownTravellers.VALUES.contains(name) && !name.startsWith("java.util.Optional");
  }

  private Optional<Obstacle> checkClass(String at, DeclaredType type, TypeElement element) {
    Set<String> lineage = new LinkedHashSet<>();
    if (!collect(type, lineage)) {
      return awaited();
    }
    if (lineage.contains(STAGE)) {
      return no(at, type, "is completed by the process that made it", stageRemedy(at));
    }
    for (String name : lineage) {
      if (ResultKind.UNFOLLOWED_TYPES.containsKey(name)) {
        String instead = ResultKind.lockedInstead(name).replaceFirst("return", verb);
        return no(at, type, "is still being produced when it is handed over", instead);
      }
      String why = KnownTravellers.NO_DATA.get(name);
      if (why != null) {
        String remedy = verb + " what it holds, such as a byte[], a String or a record";
        return no(at, type, why, remedy);
      }
    }
    if (lineage.contains("java.lang.Iterable") || lineage.contains("java.util.Map")) {
      return no(at, type, "is a collection of a kind of its own", verb + " a List, Set or Map");
    }
    if (element.getKind() == ElementKind.RECORD) {
      return checkComponents(at, type, element);
    }
    return whyOpen(element)
        .<Optional<Obstacle>>map(why -> no(at, type, why, verb + " one class, such as a record"))
        .orElseGet(() -> checkConcrete(at, type, element));
  }

  private String stageRemedy(String at) {
    return verb.equals("return") && at.isEmpty()
        ? "declare the result as CompletionStage or CompletableFuture"
        : verb + " what it completes with";
  }

  /** Why a value can be of another class than the declared one, of which nothing is known. */
  private static Optional<String> whyOpen(TypeElement type) {
    boolean isInterface = type.getKind().isInterface();
    if (type.getQualifiedName().contentEquals("java.lang.Object")) {
      return Optional.of("can be anything");
    }
    if (type.getModifiers().contains(Modifier.SEALED) && isAbstract(type)) {
      return Optional.of("is sealed, and nothing on the wire says which of its classes it is");
    }
    if (isInterface && isFunctional(type)) {
      return Optional.of("is code and no data");
    }
    if (isInterface) {
      return Optional.of("is an interface, and nothing on the wire says which class it is");
    }
    return isAbstract(type)
        ? Optional.of("is abstract, and nothing on the wire says which class it is")
        : Optional.empty();
  }

  private static boolean isAbstract(TypeElement type) {
    return type.getModifiers().contains(Modifier.ABSTRACT) || type.getKind().isInterface();
  }

  private static boolean isFunctional(TypeElement type) {
    return AnnotationReader.find(type, "java.lang.FunctionalInterface") != null;
  }

  private Optional<Obstacle> checkComponents(String at, DeclaredType type, TypeElement element) {
    if (element.getRecordComponents().isEmpty()) {
      return no(at, type, "has no components that could travel", "leave it out");
    }
    for (RecordComponentElement component : element.getRecordComponents()) {
      String name = component.getSimpleName().toString();
      for (VariableElement field : ElementFilter.fieldsIn(element.getEnclosedElements())) {
        if (field.getSimpleName().contentEquals(name)) {
          Optional<Obstacle> found = check(below(at, name), types.asMemberOf(type, field));
          if (found.isPresent()) {
            return found;
          }
        }
      }
    }
    return Optional.empty();
  }

  private Optional<Obstacle> checkConcrete(String at, DeclaredType type, TypeElement element) {
    if (isOfPlatform(element)) {
      String remedy = verb + " what it holds, in a record";
      return no(at, type, "is a class of the JDK that is not known to travel", remedy);
    }
    if (element.getNestingKind().isNested() && !element.getModifiers().contains(Modifier.STATIC)) {
      return no(at, type, "belongs to an object of the class around it", "make it static");
    }
    List<ExecutableElement> constructors =
        ElementFilter.constructorsIn(element.getEnclosedElements());
    if (constructors.stream().noneMatch(constructor -> constructor.getParameters().isEmpty())) {
      String remedy = "make it a record, or add a constructor without parameters";
      return no(at, type, "has no constructor without parameters", remedy);
    }
    Optional<String> hidden = hiddenField(type);
    if (hidden.isPresent()) {
      String why = "has two fields '" + hidden.get() + "', of which one would not arrive";
      return no(at, type, why, "give one of them another name");
    }
    return hasFields(type)
        ? checkFields(at, type, element)
        : no(at, type, "has no fields that could travel", "leave it out");
  }

  /** Whether it, or a class above it, has something to carry. */
  private boolean hasFields(TypeMirror type) {
    List<? extends TypeMirror> above = types.directSupertypes(type);
    return type instanceof DeclaredType declared
        && (ElementFilter.fieldsIn(declared.asElement().getEnclosedElements()).stream()
                .anyMatch(field -> !isLeftOut(field))
            || !above.isEmpty() && hasFields(above.get(0)));
  }

  /** A field that a subclass has again: on the wire, fields go by their names alone. */
  private Optional<String> hiddenField(TypeMirror type) {
    Set<String> names = new HashSet<>();
    List<? extends TypeMirror> at = List.of(type);
    while (!at.isEmpty() && at.get(0) instanceof DeclaredType declared) {
      for (VariableElement field :
          ElementFilter.fieldsIn(declared.asElement().getEnclosedElements())) {
        String name = field.getSimpleName().toString();
        if (!isLeftOut(field) && !names.add(name)) {
          return Optional.of(name);
        }
      }
      at = types.directSupertypes(declared);
    }
    return Optional.empty();
  }

  private static boolean isLeftOut(VariableElement field) {
    return field.getModifiers().contains(Modifier.STATIC)
        || field.getModifiers().contains(Modifier.TRANSIENT);
  }

  private Optional<Obstacle> checkFields(String at, DeclaredType type, TypeElement element) {
    for (VariableElement field : ElementFilter.fieldsIn(element.getEnclosedElements())) {
      if (isLeftOut(field)) {
        continue;
      }
      String name = field.getSimpleName().toString();
      if (field.getModifiers().contains(Modifier.FINAL)) {
        String why = "has the final field '" + name + "', which would not arrive";
        return no(at, type, why, "make it a record, or the field not final");
      }
      Optional<Obstacle> found = check(below(at, name), types.asMemberOf(type, field));
      if (found.isPresent()) {
        return found;
      }
    }
    return checkSuperclass(at, type);
  }

  private Optional<Obstacle> checkSuperclass(String at, DeclaredType type) {
    List<? extends TypeMirror> above = types.directSupertypes(type);
    if (above.isEmpty()
        || !(above.get(0) instanceof DeclaredType superclass)
        || types.isSameType(superclass, elements.getTypeElement("java.lang.Object").asType())) {
      return Optional.empty();
    }
    TypeElement element = (TypeElement) superclass.asElement();
    return isOfPlatform(element)
        ? no(at, type, "extends " + element + " of the JDK", verb + " what it holds, in a record")
        : checkFields(at, superclass, element);
  }

  private boolean isOfPlatform(TypeElement type) {
    String name = elements.getPackageOf(type).getQualifiedName().toString();
    return (name + ".").matches("(?:javax?|jdk|sun)\\..*");
  }

  /** All names above a type, its own included; false if one of them does not exist yet. */
  private boolean collect(TypeMirror type, Set<String> names) {
    if (type.getKind() == TypeKind.ERROR) {
      return false;
    }
    boolean isKnown = true;
    if (type instanceof DeclaredType declared
        && names.add(elements.getBinaryName((TypeElement) declared.asElement()).toString())) {
      for (TypeMirror above : types.directSupertypes(type)) {
        isKnown &= collect(above, names);
      }
    }
    return isKnown;
  }

  private static String below(String at, String name) {
    return at.isEmpty() ? name : at + "." + name;
  }

  private static Optional<Obstacle> awaited() {
    return Optional.of(new Obstacle.Awaited());
  }

  private Optional<Obstacle> no(String at, TypeMirror type, String why, String remedy) {
    String place = at.isEmpty() ? " in it" : " in its '" + at + "'";
    String subject = type == whole ? "it" : shown(type) + place;
    return Optional.of(new Obstacle.Uncarriable(subject + " " + why, remedy));
  }

  private String shown(TypeMirror type) {
    return type.getKind() == TypeKind.DECLARED ? names.sourceName(type) : type.toString();
  }
}
