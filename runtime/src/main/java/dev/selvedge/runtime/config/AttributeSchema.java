package dev.selvedge.runtime.config;

import java.util.Set;

/** The attributes of one annotation that settings can override. Thread-safe. */
public interface AttributeSchema {

  /** The part of the key after {@code selvedge.}, such as {@code retry}. */
  String area();

  /** Names of the attributes, such as {@code maxAttempts}. */
  Set<String> attributes();

  /**
   * Returns if the value can be used.
   *
   * @throws IllegalArgumentException with a message that shows the value and what is accepted
   */
  void check(String attribute, String value);
}
