package dev.selvedge.processor.model;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.ExecutableType;
import javax.lang.model.type.IntersectionType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.TypeVariable;
import javax.lang.model.type.WildcardType;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;

/**
 * The properties of values. {@code x} is, in this order: the method {@code x()}, which a record's
 * accessor is too; the getter {@code getX()}; the getter {@code isX()} of a boolean; the field
 * {@code x}. Inherited members count, static ones and those of {@code Object} do not.
 */
final class Properties {

  /**
   * A member that answers to a name.
   *
   * @param owner the class through which it was found, which may inherit it
   * @param type as it is there, type arguments filled in
   */
  record Property(Element member, TypeElement owner, TypeMirror type) {}

  /** Every object has them, and none says what the object stands for. */
  private static final Set<String> OF_OBJECT =
      Set.of(
          "getClass", "hashCode", "toString", "clone", "finalize", "notify", "notifyAll", "wait");

  private final Elements elements;
  private final Types types;

  Properties(Elements elements, Types types) {
    this.elements = elements;
    this.types = types;
  }

  /** All members of that name, in the order in which they come into question. */
  List<Property> find(TypeMirror type, String name) {
    String capitalised = Character.toUpperCase(name.charAt(0)) + name.substring(1);
    List<Property> found = new ArrayList<>();
    for (DeclaredType bound : bounds(type)) {
      List<Property> all = members(bound);
      pick(all, member -> isMethod(member, name)).ifPresent(found::add);
      pick(all, member -> isMethod(member, "get" + capitalised)).ifPresent(found::add);
      pick(all, member -> isMethod(member, "is" + capitalised) && isBoolean(member))
          .ifPresent(found::add);
      pick(all, member -> isField(member, name)).ifPresent(found::add);
    }
    boolean hasValue = found.stream().anyMatch(property -> !isVoid(property));
    return hasValue ? found.stream().filter(property -> !isVoid(property)).toList() : found;
  }

  /** The record that a value of that type is, if it is one. */
  Optional<DeclaredType> asRecord(TypeMirror type) {
    return bounds(type).stream()
        .filter(bound -> bound.asElement().getKind() == ElementKind.RECORD)
        .findFirst();
  }

  /** The accessors of a record's components, in their order. */
  List<Property> components(DeclaredType ofRecord) {
    TypeElement owner = (TypeElement) ofRecord.asElement();
    List<Property> components = new ArrayList<>();
    for (Element component : owner.getRecordComponents()) {
      String name = component.getSimpleName().toString();
      owner.getEnclosedElements().stream()
          .filter(member -> isMethod(member, name) && isPropertyOfItself(member))
          .map(member -> new Property(member, owner, typeIn(ofRecord, member)))
          .forEach(components::add);
    }
    return components;
  }

  /** The names of the properties of a type that the condition lets through. */
  List<String> names(TypeMirror type, Predicate<Property> condition) {
    Set<String> names = new LinkedHashSet<>();
    for (DeclaredType bound : bounds(type)) {
      members(bound).stream()
          .filter(property -> !isVoid(property) && condition.test(property))
          .map(property -> nameOf(property.member()))
          .forEach(names::add);
    }
    return List.copyOf(names);
  }

  /** What a type has under a name that is no property of it, in words; empty if nothing. */
  String note(TypeMirror type, String name) {
    for (DeclaredType bound : bounds(type)) {
      for (TypeElement ancestor : lineage(bound)) {
        for (Element member : ancestor.getEnclosedElements()) {
          boolean named = member.getSimpleName().contentEquals(name);
          if (named && member.getModifiers().contains(Modifier.STATIC)) {
            return " (it is static)";
          }
          if (named && isPropertyOfItself(member)) {
            return " (it is private in " + ancestor.getSimpleName() + ")";
          }
        }
      }
    }
    return "";
  }

  /** Whether a supertype does not exist yet, so that it may have more properties soon. */
  boolean isAwaited(TypeMirror type) {
    return type.getKind() == TypeKind.ERROR
        || bounds(type).stream().anyMatch(this::hasUnknownSupertype);
  }

  private boolean hasUnknownSupertype(TypeMirror type) {
    return types.directSupertypes(type).stream()
        .anyMatch(above -> above.getKind() == TypeKind.ERROR || hasUnknownSupertype(above));
  }

  /** A checked exception that reading the property may throw. */
  Optional<TypeMirror> checkedException(Property property) {
    if (!(property.member() instanceof ExecutableElement method)) {
      return Optional.empty();
    }
    TypeMirror unchecked = elements.getTypeElement("java.lang.RuntimeException").asType();
    TypeMirror error = elements.getTypeElement("java.lang.Error").asType();
    return method.getThrownTypes().stream()
        .filter(type -> !types.isSubtype(type, unchecked) && !types.isSubtype(type, error))
        .<TypeMirror>map(type -> type)
        .findFirst();
  }

  /** The classes and interfaces whose members a value of that type has. */
  List<DeclaredType> bounds(TypeMirror type) {
    List<DeclaredType> bounds = new ArrayList<>();
    collectBounds(type, bounds);
    return bounds;
  }

  private void collectBounds(TypeMirror type, List<DeclaredType> bounds) {
    if (type instanceof TypeVariable variable) {
      collectBounds(variable.getUpperBound(), bounds);
    } else if (type instanceof IntersectionType intersection) {
      intersection.getBounds().forEach(bound -> collectBounds(bound, bounds));
    } else if (type instanceof WildcardType wildcard && wildcard.getExtendsBound() != null) {
      collectBounds(wildcard.getExtendsBound(), bounds);
    } else if (type.getKind() == TypeKind.DECLARED) {
      bounds.add(captured((DeclaredType) type));
    }
  }

  /** With variables in the place of wildcards, which have the bounds of their parameters, too. */
  private DeclaredType captured(DeclaredType type) {
    try {
      return (DeclaredType) types.capture(type);
    } catch (UnsupportedOperationException e) { // Eclipse's compiler has no capture
      return bounded(type);
    }
  }

  /** With their bounds in the place of wildcards, which is all that is read of them here. */
  private DeclaredType bounded(DeclaredType type) {
    TypeElement element = (TypeElement) type.asElement();
    List<? extends TypeMirror> arguments = type.getTypeArguments();
    if (arguments.stream().noneMatch(WildcardType.class::isInstance)) {
      return type;
    }
    TypeMirror[] bounds = new TypeMirror[arguments.size()];
    for (int i = 0; i < bounds.length; i++) {
      TypeMirror argument = arguments.get(i);
      TypeMirror bound =
          argument instanceof WildcardType wildcard ? wildcard.getExtendsBound() : argument;
      bounds[i] =
          bound == null ? types.erasure(element.getTypeParameters().get(i).asType()) : bound;
    }
    return types.getDeclaredType(element, bounds);
  }

  private List<Property> members(DeclaredType site) {
    TypeElement owner = (TypeElement) site.asElement();
    List<Property> members = new ArrayList<>();
    for (Element member : elements.getAllMembers(owner)) {
      if (isPropertyOfItself(member)) {
        members.add(new Property(member, owner, typeIn(site, member)));
      }
    }
    return members;
  }

  private static boolean isPropertyOfItself(Element member) {
    if (member.getModifiers().contains(Modifier.STATIC)) {
      return false;
    }
    return member instanceof ExecutableElement method
        ? member.getKind() == ElementKind.METHOD
            && method.getParameters().isEmpty()
            && !OF_OBJECT.contains(member.getSimpleName().toString())
        : member.getKind() == ElementKind.FIELD;
  }

  private TypeMirror typeIn(DeclaredType site, Element member) {
    TypeMirror type = types.asMemberOf(site, member);
    return type instanceof ExecutableType method ? method.getReturnType() : type;
  }

  static TypeMirror declaredType(Element member) {
    return member instanceof ExecutableElement method ? method.getReturnType() : member.asType();
  }

  /** Of several that are inherited, the one that a call or an access would mean. */
  private Optional<Property> pick(List<Property> members, Predicate<Element> condition) {
    return members.stream()
        .filter(property -> condition.test(property.member()))
        .reduce((one, other) -> isNearer(other, one) ? other : one);
  }

  private boolean isNearer(Property one, Property than) {
    TypeMirror inner = types.erasure(Access.declaring(one.member()).asType());
    TypeMirror outer = types.erasure(Access.declaring(than.member()).asType());
    if (types.isSubtype(inner, outer) || one.member().getKind().isField()) {
      return types.isSubtype(inner, outer);
    }
    return !types.isSubtype(outer, inner)
        && !types.isSameType(one.type(), than.type())
        && types.isSubtype(one.type(), than.type());
  }

  private static boolean isMethod(Element member, String name) {
    return member instanceof ExecutableElement && member.getSimpleName().contentEquals(name);
  }

  private static boolean isField(Element member, String name) {
    return member.getKind().isField() && member.getSimpleName().contentEquals(name);
  }

  private boolean isBoolean(Element member) {
    TypeMirror type = declaredType(member);
    return type.getKind() == TypeKind.BOOLEAN
        || types.isSameType(type, elements.getTypeElement("java.lang.Boolean").asType());
  }

  private static boolean isVoid(Property property) {
    return property.type().getKind() == TypeKind.VOID;
  }

  /** The shortest name that it answers to. */
  private String nameOf(Element member) {
    String name = member.getSimpleName().toString();
    int prefix =
        !(member instanceof ExecutableElement)
            ? 0
            : name.startsWith("get") ? 3 : name.startsWith("is") && isBoolean(member) ? 2 : 0;
    boolean isGetter =
        prefix > 0 && name.length() > prefix && Character.isUpperCase(name.charAt(prefix));
    return isGetter
        ? Character.toLowerCase(name.charAt(prefix)) + name.substring(prefix + 1)
        : name;
  }

  private Set<TypeElement> lineage(TypeMirror type) {
    Set<TypeElement> lineage = new LinkedHashSet<>();
    collectLineage(type, lineage);
    return lineage;
  }

  private void collectLineage(TypeMirror type, Set<TypeElement> lineage) {
    if (type instanceof DeclaredType declared && lineage.add((TypeElement) declared.asElement())) {
      types.directSupertypes(type).forEach(above -> collectLineage(above, lineage));
    }
  }
}
