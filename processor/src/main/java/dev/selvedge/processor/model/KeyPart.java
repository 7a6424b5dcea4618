package dev.selvedge.processor.model;

/** A piece of a key, from the left to the right. */
public sealed interface KeyPart {

  /** Text that stands for itself. */
  record Literal(String text) implements KeyPart {}

  /** Where a call's own value goes. */
  record Value(KeyPath path) implements KeyPart {}
}
