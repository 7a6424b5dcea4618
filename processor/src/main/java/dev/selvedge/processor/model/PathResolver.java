package dev.selvedge.processor.model;

import dev.selvedge.processor.model.KeyPath.Root;
import dev.selvedge.processor.model.Properties.Property;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.PackageElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;

/**
 * What the paths in the keys of one method mean: which members they go over, as Java lets the host
 * itself reach them, and whether what they lead to can be part of a key.
 */
final class PathResolver {

  private final Elements elements;
  private final Types types;
  private final TypeElement host;
  private final PackageElement hostPackage;
  private final ExecutableElement method;
  private final Properties properties;
  private final Access access;
  private final KeyTypes keyTypes;
  private final ErasedNames names;

  PathResolver(Elements elements, Types types, TypeElement host, ExecutableElement method) {
    this.elements = elements;
    this.types = types;
    this.host = host;
    this.hostPackage = elements.getPackageOf(host);
    this.method = method;
    this.properties = new Properties(elements, types);
    this.access = new Access(elements, types);
    this.keyTypes = new KeyTypes(types, properties);
    this.names = new ErasedNames(elements, types);
  }

  KeyPath resolve(List<String> path) throws UnresolvedPathException {
    String text = String.join(".", path);
    int parameter = parameterNamed(text, path.get(0));
    TypeMirror type =
        parameter == Root.THIS ? host.asType() : method.getParameters().get(parameter).asType();
    Root root =
        new Root(
            path.get(0),
            parameter,
            types.erasure(type),
            access.isNameable(hostPackage, types.erasure(type)));
    List<Hop> hops = new ArrayList<>();
    for (String name : path.subList(1, path.size())) {
      Property property = property(text, type, name);
      hops.add(hop(name, type, property));
      type = property.type();
    }
    requireUsable(text, type);
    return new KeyPath(root, hops);
  }

  private int parameterNamed(String path, String name) throws UnresolvedPathException {
    boolean isStatic = method.getModifiers().contains(Modifier.STATIC);
    if (name.equals("this")) {
      if (isStatic) {
        throw new UnresolvedPathException(new KeyProblem.ThisInStatic(path));
      }
      return Root.THIS;
    }
    List<String> known = new ArrayList<>();
    for (VariableElement parameter : method.getParameters()) {
      if (parameter.getSimpleName().contentEquals(name)) {
        return known.size();
      }
      known.add(parameter.getSimpleName().toString());
    }
    if (!isStatic) {
      known.add("this");
    }
    boolean isOfThis = !isStatic && !properties.find(host.asType(), name).isEmpty();
    throw new UnresolvedPathException(new KeyProblem.UnknownParameter(path, name, known, isOfThis));
  }

  private Property property(String path, TypeMirror type, String name)
      throws UnresolvedPathException {
    List<Property> found = properties.find(type, name);
    if (found.isEmpty()) {
      throw new UnresolvedPathException(unknown(path, type, name));
    }
    List<Property> open =
        found.stream().filter(property -> whyUnreachable(property).isEmpty()).toList();
    if (open.isEmpty()) {
      String why = whyUnreachable(found.get(0)).orElseThrow();
      throw new UnresolvedPathException(
          new KeyProblem.UnreachableProperty(path, name, names.sourceName(type), why));
    }
    Property first = open.get(0);
    if (open.stream().anyMatch(other -> !isSame(first.type(), other.type()))) {
      String candidates = open.stream().map(this::described).collect(Collectors.joining(" or "));
      throw new UnresolvedPathException(
          new KeyProblem.AmbiguousProperty(path, name, names.sourceName(type), candidates));
    }
    if (first.type().getKind() == TypeKind.ERROR) {
      throw new UnresolvedPathException(new KeyProblem.Awaited());
    }
    return first;
  }

  private KeyProblem unknown(String path, TypeMirror type, String name) {
    return properties.isAwaited(type)
        ? new KeyProblem.Awaited()
        : new KeyProblem.UnknownProperty(
            path,
            name,
            names.sourceName(type),
            properties.names(type, property -> whyUnreachable(property).isEmpty()),
            properties.note(type, name));
  }

  private Optional<String> whyUnreachable(Property property) {
    return access
        .whyNot(host, property.member(), property.owner())
        .or(() -> properties.checkedException(property).map(type -> "it throws " + type));
  }

  private boolean isSame(TypeMirror one, TypeMirror other) {
    return types.isSameType(boxed(one), boxed(other));
  }

  private TypeMirror boxed(TypeMirror type) {
    return type.getKind().isPrimitive()
        ? types.boxedClass(types.getPrimitiveType(type.getKind())).asType()
        : type;
  }

  private String described(Property property) {
    String suffix = property.member() instanceof ExecutableElement ? "()" : "";
    String type = names.sourceName(property.type());
    return property.member().getSimpleName() + suffix + ", a " + type;
  }

  private Hop hop(String name, TypeMirror from, Property property) {
    TypeMirror declared = Properties.declaredType(property.member());
    String descriptor = names.descriptor(declared);
    TypeMirror raw = types.erasure(declared);
    boolean isHostOnly =
        !access.isNameable(hostPackage, types.erasure(from))
            || !access.isOpenTo(hostPackage, property.member(), property.owner());
    return new Hop(
        name,
        property.member(),
        property.owner(),
        elements.getBinaryName(property.owner()).toString(),
        property.member() instanceof ExecutableElement ? "()" + descriptor : descriptor,
        raw,
        types.erasure(property.type()),
        access.isNameable(hostPackage, raw),
        isHostOnly);
  }

  private void requireUsable(String path, TypeMirror type) throws UnresolvedPathException {
    Optional<KeyTypes.Objection> objection = keyTypes.objection(path, type);
    if (objection.isPresent()) {
      throw new UnresolvedPathException(
          new KeyProblem.UnusableValue(
              path, names.sourceName(type), objection.get().why(), objection.get().remedy()));
    }
  }
}
