package dev.selvedge.processor.model;

import java.util.List;

/**
 * Why a key cannot be made. Types are as a reader would write them; {@code path} is the whole path,
 * in a record that is part of a key with the component that is meant.
 */
public sealed interface KeyProblem {

  /** The template, or the path, is not one. */
  record Malformed(String why) implements KeyProblem {}

  /**
   * The path begins with no parameter.
   *
   * @param isOfThis whether {@code this} has a property of that name
   */
  record UnknownParameter(String path, String name, List<String> known, boolean isOfThis)
      implements KeyProblem {}

  record ThisInStatic(String path) implements KeyProblem {}

  /**
   * @param known the properties that there are
   * @param note what is there under that name but is none; may be empty
   */
  record UnknownProperty(String path, String name, String type, List<String> known, String note)
      implements KeyProblem {}

  /** Several members answer to the name, and their types differ. */
  record AmbiguousProperty(String path, String name, String type, String candidates)
      implements KeyProblem {}

  record UnreachableProperty(String path, String name, String type, String why)
      implements KeyProblem {}

  /** The value has no text that is the same for equal values only. */
  record UnusableValue(String path, String type, String why, String remedy) implements KeyProblem {}

  /** The path goes over a type that does not exist yet. */
  record Awaited() implements KeyProblem {}
}
