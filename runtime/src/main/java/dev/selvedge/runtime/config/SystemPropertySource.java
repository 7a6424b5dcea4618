package dev.selvedge.runtime.config;

import dev.selvedge.contract.Diagnostic;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.function.Supplier;

/** The system properties that begin with {@code selvedge.}. */
record SystemPropertySource(Supplier<Properties> properties) implements SettingSource {
  private static final String ORIGIN = "system property";

  @Override
  public Reading read() {
    Map<String, Found> found = new HashMap<>();
    try {
      Properties all = properties.get();
      for (String key : all.stringPropertyNames()) {
        String value = key.startsWith("selvedge.") ? all.getProperty(key) : null;
        if (value != null) { // null also where another thread has just removed it
          found.put(key, new Found(value.strip(), ORIGIN));
        }
      }
      return new Reading(found, List.of(), true);
    } catch (RuntimeException e) { // a security manager, or an application's own Properties
      return new Reading(
          found, List.of(Diagnostic.SETTINGS_UNREADABLE.message("system properties", e)), false);
    }
  }
}
