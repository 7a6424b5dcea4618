package dev.selvedge.processor.model;

import dev.selvedge.processor.model.KeyPath.Root;
import dev.selvedge.processor.model.Properties.Property;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.PackageElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;

/**
 * What the paths in the keys of one method mean: which members they go over, as Java lets the host
 * itself reach them, and whether what they lead to can be part of a key.
 */
final class PathResolver {

  /** Only a record that contains itself with ever other type arguments nests deeper. */
  private static final int MOST_NESTED = 30;

  private final Elements elements;
  private final Types types;
  private final TypeElement host;
  private final PackageElement hostPackage;
  private final ExecutableElement method;
  private final Properties properties;
  private final Access access;
  private final KeyTypes keyTypes;
  private final ErasedNames names;

  /** A value on the way: how it is reached, and its type with the type arguments filled in. */
  private record Reached(KeyPath path, TypeMirror type) {}

  /**
   * @param written a path the way that the annotation has it, for remedies
   */
  PathResolver(
      Elements elements,
      Types types,
      TypeElement host,
      ExecutableElement method,
      UnaryOperator<String> written) {
    this.elements = elements;
    this.types = types;
    this.host = host;
    this.hostPackage = elements.getPackageOf(host);
    this.method = method;
    this.properties = new Properties(elements, types);
    this.access = new Access(elements, types);
    this.keyTypes = new KeyTypes(types, properties, written);
    this.names = new ErasedNames(elements, types);
  }

  /** A path to a value whose text can be part of a key. */
  KeyPath resolve(List<String> path) throws UnresolvedPathException {
    Reached reached = reach(path);
    requireUsable(reached);
    return reached.path();
  }

  /** A path to a value that can be hashed: one, or a record of such. */
  ShardPart resolvePart(List<String> path) throws UnresolvedPathException {
    return part(reach(path), List.of());
  }

  /**
   * @param around the records that it is in
   */
  private ShardPart part(Reached reached, List<String> around) throws UnresolvedPathException {
    Optional<DeclaredType> asRecord = properties.asRecord(reached.type());
    if (asRecord.isEmpty()) {
      requireUsable(reached);
      return new ShardPart.Value(reached.path(), keyTypes.hashedAs(reached.type()));
    }
    List<Property> components = properties.components(asRecord.get());
    // by text: javac's own comparison takes exponential time for types that nest deeply
    String text = asRecord.get().toString();
    if (around.contains(text) || around.size() == MOST_NESTED) {
      throw unusable(reached, "it contains itself", "name the components that identify it");
    }
    if (components.isEmpty()) {
      throw unusable(reached, "it has no components", "name what identifies what is called");
    }
    List<String> within = new ArrayList<>(around);
    within.add(text);
    List<ShardPart> parts = new ArrayList<>();
    for (Property component : components) {
      parts.add(part(component(reached, component), within));
    }
    return new ShardPart.Composite(reached.path(), parts);
  }

  private Reached component(Reached of, Property component) throws UnresolvedPathException {
    String name = component.member().getSimpleName().toString();
    String path = of.path().text() + "." + name;
    Optional<String> unreachable = whyUnreachable(component);
    if (unreachable.isPresent()) {
      throw new UnresolvedPathException(
          new KeyProblem.UnreachableProperty(
              path, name, names.sourceName(of.type()), unreachable.get()));
    }
    requireKnown(component);
    return new Reached(of.path().plus(hop(name, of.type(), component)), component.type());
  }

  private Reached reach(List<String> path) throws UnresolvedPathException {
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
    return new Reached(new KeyPath(root, hops), type);
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
    requireKnown(first);
    return first;
  }

  private static void requireKnown(Property property) throws UnresolvedPathException {
    if (property.type().getKind() == TypeKind.ERROR) {
      throw new UnresolvedPathException(new KeyProblem.Awaited());
    }
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

  private void requireUsable(Reached reached) throws UnresolvedPathException {
    Optional<KeyTypes.Objection> objection =
        keyTypes.objection(reached.path().text(), reached.type());
    if (objection.isPresent()) {
      throw unusable(reached, objection.get().why(), objection.get().remedy());
    }
  }

  private UnresolvedPathException unusable(Reached reached, String why, String remedy) {
    return new UnresolvedPathException(
        new KeyProblem.UnusableValue(
            reached.path().text(), names.sourceName(reached.type()), why, remedy));
  }
}
