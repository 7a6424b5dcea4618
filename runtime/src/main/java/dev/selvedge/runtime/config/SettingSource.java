package dev.selvedge.runtime.config;

import java.util.List;
import java.util.Map;

/** One place where settings come from. Thread-safe. */
@FunctionalInterface
interface SettingSource {

  /** What stands there now. Never throws: what goes wrong is a problem of the reading. */
  Reading read();

  /**
   * What was found.
   *
   * @param values by key, known or not
   * @param problems whole messages
   * @param complete false where part of the source could not be read
   */
  record Reading(Map<String, Found> values, List<String> problems, boolean complete) {
    public Reading {
      values = Map.copyOf(values);
      problems = List.copyOf(problems);
    }
  }

  /**
   * One value.
   *
   * @param origin where exactly it stands, for messages
   */
  record Found(String value, String origin) {}
}
