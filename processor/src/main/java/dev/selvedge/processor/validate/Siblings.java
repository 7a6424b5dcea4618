package dev.selvedge.processor.validate;

import dev.selvedge.processor.model.HostModel;
import dev.selvedge.processor.model.MethodModel;
import dev.selvedge.processor.model.ModelReader;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;

/** The methods that an annotation can name: those that its class declares itself. */
final class Siblings {

  private final Elements elements;
  private final ModelReader reader;

  Siblings(Elements elements, ModelReader reader) {
    this.elements = elements;
    this.reader = reader;
  }

  List<MethodModel> named(HostModel host, String name) {
    return declared(host).stream()
        .filter(method -> method.getSimpleName().contentEquals(name))
        .map(reader::readMethod)
        .toList();
  }

  /** What to tell about a name that nothing declared has: where it is, or what was meant. */
  String hint(HostModel host, MethodModel annotated, String name) {
    Optional<String> heir =
        ElementFilter.methodsIn(elements.getAllMembers(host.element())).stream()
            .filter(method -> method.getSimpleName().contentEquals(name))
            .map(Element::getEnclosingElement)
            .map(owner -> " (it is inherited from " + owner.getSimpleName() + ")")
            .findFirst();
    return heir.orElseGet(
        () ->
            SimilarNames.nearest(name, otherNames(host, annotated))
                .map(similar -> " (did you mean '" + similar + "'?)")
                .orElse(""));
  }

  private static List<String> otherNames(HostModel host, MethodModel annotated) {
    return declared(host).stream()
        .filter(method -> !method.equals(annotated.element()))
        .map(method -> method.getSimpleName().toString())
        .distinct()
        .toList();
  }

  private static List<ExecutableElement> declared(HostModel host) {
    return ElementFilter.methodsIn(host.element().getEnclosedElements());
  }
}
