package dev.selvedge.processor.model;

import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;

/** Types and methods as the class file names them, and as a reader of it would write them. */
final class ErasedNames {

  private final Elements elements;
  private final Types types;

  ErasedNames(Elements elements, Types types) {
    this.elements = elements;
    this.types = types;
  }

  static String binaryName(Elements elements, TypeMirror declared) {
    return elements.getBinaryName(elementOf(declared)).toString();
  }

  /** {@code pay(java.lang.String,byte[])}; a constructor goes by the name of its class. */
  String signature(ExecutableElement method) {
    Element named = method.getKind() == ElementKind.CONSTRUCTOR ? Access.declaring(method) : method;
    return named.getSimpleName() + "(" + parameters(method, ",", this::sourceName) + ")";
  }

  /** {@code (Ljava/lang/String;[B)V}. */
  String descriptor(ExecutableElement method) {
    return "("
        + parameters(method, "", this::descriptor)
        + ")"
        + descriptor(method.getReturnType());
  }

  private static String parameters(
      ExecutableElement method, String separator, Function<TypeMirror, String> name) {
    return method.getParameters().stream()
        .map(parameter -> name.apply(parameter.asType()))
        .collect(Collectors.joining(separator));
  }

  /** A type as source has it, without type arguments. */
  String sourceName(TypeMirror type) {
    TypeMirror erased = types.erasure(type);
    return switch (erased.getKind()) {
      case ARRAY -> sourceName(((ArrayType) erased).getComponentType()) + "[]";
      case DECLARED -> elementOf(erased).getQualifiedName().toString();
      // not toString: it would carry type annotations
      default -> erased.getKind().name().toLowerCase(Locale.ROOT);
    };
  }

  String descriptor(TypeMirror type) {
    TypeMirror erased = types.erasure(type);
    return switch (erased.getKind()) {
      case BOOLEAN -> "Z";
      case BYTE -> "B";
      case SHORT -> "S";
      case INT -> "I";
      case LONG -> "J";
      case CHAR -> "C";
      case FLOAT -> "F";
      case DOUBLE -> "D";
      case VOID -> "V";
      case ARRAY -> "[" + descriptor(((ArrayType) erased).getComponentType());
      case DECLARED -> "L" + binaryName(elements, erased).replace('.', '/') + ";";
      default -> throw new IllegalStateException("no descriptor for " + type);
    };
  }

  private static TypeElement elementOf(TypeMirror declared) {
    return (TypeElement) ((DeclaredType) declared).asElement();
  }
}
