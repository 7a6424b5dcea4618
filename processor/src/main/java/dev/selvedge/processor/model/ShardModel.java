package dev.selvedge.processor.model;

import java.util.List;
import java.util.Optional;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.VariableElement;

/**
 * One {@code @ShardBy} method: every attribute with its default filled in.
 *
 * @param affinity the constant's name
 * @param mode the constant's name
 * @param resources the parameters that are {@code @Shard}
 * @param cargo what travels to the owner and back; empty where the call stays here
 */
public record ShardModel(
    MethodModel method,
    AnnotationMirror annotation,
    Attribute<List<ShardKey>> keys,
    Attribute<String> ring,
    Attribute<String> affinity,
    Attribute<String> timeout,
    Attribute<String> mode,
    List<VariableElement> resources,
    List<Cargo> cargo)
    implements AnnotatedMethod {

  public ShardModel {
    resources = List.copyOf(resources);
    cargo = List.copyOf(cargo);
  }

  /** Whether the call stays here and uses the resource that owns the key. */
  public boolean selects() {
    return selects(resources, mode);
  }

  static boolean selects(List<VariableElement> resources, Attribute<String> mode) {
    return !resources.isEmpty() || mode.value().equals("SELECT");
  }

  /** What the paths lead to, as they stand. */
  public List<ShardPart> parts() {
    return keys.value().stream().map(ShardKey::part).flatMap(Optional::stream).toList();
  }

  /** The paths to all values of the key, those in records included. */
  public List<KeyPath> paths() {
    return parts().stream().flatMap(part -> part.values().stream()).toList();
  }

  /** Whether a path, or what travels, mentions types that do not exist yet. */
  boolean isAwaited() {
    return keys.value().stream()
            .flatMap(key -> key.problems().stream())
            .anyMatch(KeyProblem.Awaited.class::isInstance)
        || cargo.stream().anyMatch(Cargo::isAwaited);
  }
}
