package dev.selvedge.processor.model;

import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.AnnotationMirror;

/**
 * One {@code @DistributedLock} method: every attribute with its default filled in.
 *
 * @param onBusy the constant's name
 * @param onLost the constant's name
 * @param mode the constant's name
 * @param require the constant's name
 */
public record LockModel(
    MethodModel method,
    AnnotationMirror annotation,
    Attribute<List<KeyTemplate>> keys,
    Attribute<String> waitFor,
    Attribute<String> lease,
    Attribute<String> onBusy,
    Attribute<String> onLost,
    Attribute<String> holdAtLeast,
    Attribute<String> mode,
    Attribute<String> require,
    Attribute<String> coordinator)
    implements AnnotatedMethod {

  /** All paths of all keys, as they stand. */
  public List<KeyPath> paths() {
    List<KeyPath> paths = new ArrayList<>();
    for (KeyTemplate key : keys.value()) {
      for (KeyPart part : key.parts()) {
        if (part instanceof KeyPart.Value value) {
          paths.add(value.path());
        }
      }
    }
    return paths;
  }

  /** Whether a key mentions types that do not exist yet. */
  boolean isAwaited() {
    return keys.value().stream()
        .flatMap(key -> key.problems().stream())
        .anyMatch(KeyProblem.Awaited.class::isInstance);
  }
}
