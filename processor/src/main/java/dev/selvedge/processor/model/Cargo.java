package dev.selvedge.processor.model;

import java.util.Optional;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.TypeMirror;
import org.jspecify.annotations.Nullable;

/**
 * An argument or a result that travels between nodes.
 *
 * @param parameter null for the result
 * @param type as declared; of a stage, what it completes with
 * @param obstacle why it cannot
 */
public record Cargo(
    @Nullable VariableElement parameter, TypeMirror type, Optional<Obstacle> obstacle) {

  /** Why something cannot travel. */
  public sealed interface Obstacle {

    /** Nobody could make it anew from bytes. */
    record Uncarriable(String why, String remedy) implements Obstacle {}

    /** It has parts of a type that does not exist yet. */
    record Awaited() implements Obstacle {}
  }

  boolean isAwaited() {
    return obstacle.filter(Obstacle.Awaited.class::isInstance).isPresent();
  }
}
