package dev.selvedge.processor.generate;

import com.palantir.javapoet.TypeName;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.Element;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.PrimitiveType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;

/** Writes erased types, and remembers what the compiler is going to warn about. */
final class NamedTypes {

  private final Elements elements;
  private final Types types;
  private boolean isRaw;
  private boolean isDeprecated;

  NamedTypes(Elements elements, Types types) {
    this.elements = elements;
    this.types = types;
  }

  TypeMirror object() {
    return elements.getTypeElement("java.lang.Object").asType();
  }

  TypeMirror boxed(TypeMirror type) {
    return type instanceof PrimitiveType primitive ? types.boxedClass(primitive).asType() : type;
  }

  /** The name of an erased type that is about to be written. */
  TypeName use(TypeMirror type) {
    if (type instanceof DeclaredType declared) {
      note(declared.asElement());
    }
    return TypeName.get(types.erasure(type));
  }

  /** A class or member that is about to be written. */
  void note(Element written) {
    boolean isInner = true;
    for (Element at = written;
        isInner && at instanceof TypeElement type;
        at = at.getEnclosingElement()) {
      isRaw |= !type.getTypeParameters().isEmpty();
      isInner = !type.getModifiers().contains(Modifier.STATIC);
    }
    isDeprecated |= elements.isDeprecated(written);
  }

  /** What to suppress: the host has been told already. */
  List<String> warnings() {
    List<String> warnings = new ArrayList<>();
    if (isRaw) {
      warnings.add("rawtypes");
    }
    if (isDeprecated) {
      warnings.addAll(List.of("deprecation", "removal"));
    }
    return warnings;
  }
}
