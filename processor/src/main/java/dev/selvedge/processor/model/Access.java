package dev.selvedge.processor.model;

import java.util.Optional;
import javax.lang.model.element.Element;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.PackageElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;

/** Java's rules of access, for the host of a woven method and for the companion beside it. */
final class Access {

  private final Elements elements;
  private final Types types;

  Access(Elements elements, Types types) {
    this.elements = elements;
    this.types = types;
  }

  /**
   * Why code of the host cannot use a member.
   *
   * @param owner the class through which it is reached
   */
  Optional<String> whyNot(TypeElement host, Element member, TypeElement owner) {
    Optional<String> hidden = whyNot(host, owner);
    return hidden.isPresent() || isOpen(host, member, owner)
        ? hidden
        : Optional.of(visibility(member) + " in " + declaring(member).getSimpleName());
  }

  /** Why code of the host cannot name a type; what encloses it counts, too. */
  private Optional<String> whyNot(TypeElement host, TypeElement type) {
    for (Element at = type; at instanceof TypeElement; at = at.getEnclosingElement()) {
      if (!isOpen(host, at, host)) {
        return Optional.of(visibility(at).replaceFirst("it is", "class " + at + " is"));
      }
    }
    return Optional.empty();
  }

  private boolean isOpen(TypeElement host, Element element, TypeElement through) {
    if (isOpenWithin(elements.getPackageOf(host), element)) {
      return true;
    }
    if (element.getModifiers().contains(Modifier.PRIVATE)) {
      return outermost(element).equals(outermost(host));
    }
    return element.getModifiers().contains(Modifier.PROTECTED)
        && isSubclass(host, declaring(element))
        && isSubclass(through, host);
  }

  /** Whether other classes of a package can use a member through a class. */
  boolean isOpenTo(PackageElement from, Element member, TypeElement owner) {
    return isOpenWithin(from, member) && isNameable(from, owner.asType());
  }

  /** Whether other classes of a package can write the type; a primitive always. */
  boolean isNameable(PackageElement from, TypeMirror type) {
    if (type.getKind().isPrimitive()) {
      return true;
    }
    if (!(type instanceof DeclaredType declared)) {
      return false;
    }
    for (Element at = declared.asElement(); at instanceof TypeElement; ) {
      if (!isOpenWithin(from, at)) {
        return false;
      }
      at = at.getEnclosingElement();
    }
    return true;
  }

  private boolean isOpenWithin(PackageElement from, Element element) {
    return element.getModifiers().contains(Modifier.PUBLIC)
        || !element.getModifiers().contains(Modifier.PRIVATE)
            && elements.getPackageOf(element).equals(from);
  }

  /** The class that a member, or a nested class, is declared in. */
  static TypeElement declaring(Element member) {
    if (member.getEnclosingElement() instanceof TypeElement type) {
      return type;
    }
    throw new IllegalStateException(member + " is no member");
  }

  private boolean isSubclass(Element type, Element of) {
    return types.isSubtype(types.erasure(type.asType()), types.erasure(of.asType()));
  }

  private static Element outermost(Element element) {
    Element at = element;
    while (at.getEnclosingElement() instanceof TypeElement outer) {
      at = outer;
    }
    return at;
  }

  private static String visibility(Element element) {
    if (element.getModifiers().contains(Modifier.PRIVATE)) {
      return "it is private";
    }
    return element.getModifiers().contains(Modifier.PROTECTED)
        ? "it is protected"
        : "it is package-private";
  }
}
