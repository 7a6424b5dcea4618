package dev.selvedge.processor.model;

import java.util.List;
import java.util.Optional;
import javax.lang.model.element.AnnotationValue;

/**
 * One path of a shard's key.
 *
 * @param source the path itself, so that a complaint points at it and not at the whole array
 * @param part what it leads to; empty where there are problems
 */
public record ShardKey(
    String text, AnnotationValue source, Optional<ShardPart> part, List<KeyProblem> problems) {

  public ShardKey {
    problems = List.copyOf(problems);
  }
}
