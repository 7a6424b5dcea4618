package dev.selvedge.processor.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;
import javax.lang.model.util.SimpleAnnotationValueVisitor14;
import org.jspecify.annotations.Nullable;

/**
 * One annotation, attribute by attribute, through mirrors: its class and those that it names are
 * never loaded.
 */
final class AnnotationReader {

  private final Elements elements;
  private final AnnotationMirror mirror;

  AnnotationReader(Elements elements, AnnotationMirror mirror) {
    this.elements = elements;
    this.mirror = mirror;
  }

  /** The annotation of that qualified name on an element, or null. */
  static @Nullable AnnotationMirror find(Element annotated, String qualifiedName) {
    for (AnnotationMirror mirror : annotated.getAnnotationMirrors()) {
      TypeElement type = (TypeElement) mirror.getAnnotationType().asElement();
      if (type.getQualifiedName().contentEquals(qualifiedName)) {
        return mirror;
      }
    }
    return null;
  }

  Attribute<Integer> integer(String name) {
    return attribute(name, Integer.class.cast(valueOf(name).getValue()));
  }

  Attribute<Double> decimal(String name) {
    return attribute(name, Double.class.cast(valueOf(name).getValue()));
  }

  Attribute<String> text(String name) {
    return attribute(name, String.class.cast(valueOf(name).getValue()));
  }

  Attribute<String> constant(String name) {
    VariableElement constant = (VariableElement) valueOf(name).getValue();
    return attribute(name, constant.getSimpleName().toString());
  }

  Attribute<List<NamedType>> types(String name) {
    return attribute(
        name, valueOf(name).accept(new Items(), null).stream().map(this::named).toList());
  }

  /** An array of texts, each made into something together with where it is written. */
  <T> Attribute<List<T>> texts(String name, BiFunction<String, AnnotationValue, T> make) {
    List<T> made = new ArrayList<>();
    for (AnnotationValue item : valueOf(name).accept(new Items(), null)) {
      made.add(make.apply(String.class.cast(item.getValue()), item));
    }
    return attribute(name, List.copyOf(made));
  }

  private <T> Attribute<T> attribute(String name, T value) {
    return new Attribute<>(name, value, mirror.getElementValues().get(member(name)));
  }

  private NamedType named(AnnotationValue item) {
    TypeMirror type = item.accept(new Literal(), null);
    return new NamedType(type, ErasedNames.binaryName(elements, type), item);
  }

  private AnnotationValue valueOf(String name) {
    Map<? extends ExecutableElement, ? extends AnnotationValue> values =
        elements.getElementValuesWithDefaults(mirror);
    AnnotationValue value = values.get(member(name));
    if (value == null) {
      throw new IllegalStateException(mirror + " has no value for " + name);
    }
    return value;
  }

  private ExecutableElement member(String name) {
    Element type = mirror.getAnnotationType().asElement();
    for (ExecutableElement member : ElementFilter.methodsIn(type.getEnclosedElements())) {
      if (member.getSimpleName().contentEquals(name)) {
        return member;
      }
    }
    throw new IllegalStateException(
        type + " has no attribute " + name + ": is selvedge-annotations of another version?");
  }

  private static final class Items
      extends SimpleAnnotationValueVisitor14<List<? extends AnnotationValue>, @Nullable Void> {
    @Override
    public List<? extends AnnotationValue> visitArray(
        List<? extends AnnotationValue> items, @Nullable Void unused) {
      return items;
    }

    @Override
    protected List<? extends AnnotationValue> defaultAction(Object value, @Nullable Void unused) {
      throw new IllegalStateException("not an array: " + value);
    }
  }

  private static final class Literal
      extends SimpleAnnotationValueVisitor14<TypeMirror, @Nullable Void> {
    @Override
    public TypeMirror visitType(TypeMirror type, @Nullable Void unused) {
      return type;
    }

    @Override
    protected TypeMirror defaultAction(Object value, @Nullable Void unused) {
      throw new IllegalStateException("not a class: " + value);
    }
  }
}
