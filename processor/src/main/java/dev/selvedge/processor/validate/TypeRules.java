package dev.selvedge.processor.validate;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.WildcardType;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;

/** The questions about types that more than one check asks. */
final class TypeRules {

  private final Elements elements;
  private final Types types;

  TypeRules(Elements elements, Types types) {
    this.elements = elements;
    this.types = types;
  }

  /**
   * Binary names of a type's erasure and of all its supertypes, nearest first; none for primitives
   * and arrays. By name, because most types asked for are absent from most class paths.
   */
  Set<String> lineage(TypeMirror type) {
    Set<String> names = new LinkedHashSet<>();
    collect(types.erasure(type), names);
    return names;
  }

  private void collect(TypeMirror type, Set<String> names) {
    if (type instanceof DeclaredType declared
        && names.add(elements.getBinaryName((TypeElement) declared.asElement()).toString())) {
      types.directSupertypes(type).forEach(supertype -> collect(supertype, names));
    }
  }

  /** The binary name of a type's erasure, or what it is for primitives and arrays. */
  String erasedName(TypeMirror type) {
    return lineage(type).stream().findFirst().orElseGet(type::toString);
  }

  boolean isSubtype(TypeMirror type, TypeMirror of) {
    return types.isSubtype(types.erasure(type), types.erasure(of));
  }

  boolean isSame(TypeMirror one, TypeMirror other) {
    return types.isSameType(types.erasure(one), types.erasure(other));
  }

  boolean isThrowable(TypeMirror type) {
    return isSubtype(type, named("java.lang.Throwable"));
  }

  boolean isChecked(TypeMirror throwable) {
    return !isSubtype(throwable, named("java.lang.RuntimeException"))
        && !isSubtype(throwable, named("java.lang.Error"));
  }

  /**
   * Whether a value can be passed on without a conversion: to the same primitive, or to a supertype
   * with fitting type arguments. Those of generic methods cannot be compared; erasure has to do.
   */
  boolean isPassable(TypeMirror from, TypeMirror to, boolean comparable) {
    if (!isReference(from) || !isReference(to)) {
      return from.getKind() == to.getKind();
    }
    return isSubtype(from, to) && (!comparable || types.isAssignable(from, to));
  }

  /** What a stage completes with; {@code Object} where its type does not tell. */
  TypeMirror completionOf(TypeMirror stage) {
    TypeMirror object = named("java.lang.Object");
    if (!(stage instanceof DeclaredType declared) || declared.getTypeArguments().isEmpty()) {
      return object;
    }
    TypeMirror argument = declared.getTypeArguments().get(0);
    if (argument instanceof WildcardType wildcard) {
      TypeMirror bound = wildcard.getExtendsBound();
      return bound == null ? object : bound;
    }
    return argument;
  }

  /** Those that are checked and have no supertype among the permitted. */
  List<? extends TypeMirror> notPermitted(
      List<? extends TypeMirror> thrown, List<? extends TypeMirror> permitted) {
    return thrown.stream()
        .filter(this::isChecked)
        .filter(type -> permitted.stream().noneMatch(allowed -> isSubtype(type, allowed)))
        .toList();
  }

  private static boolean isReference(TypeMirror type) {
    return !type.getKind().isPrimitive() && type.getKind() != TypeKind.VOID;
  }

  private TypeMirror named(String javaLang) {
    return elements.getTypeElement(javaLang).asType();
  }
}
