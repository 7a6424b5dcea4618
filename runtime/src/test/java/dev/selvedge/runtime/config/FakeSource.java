package dev.selvedge.runtime.config;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A source whose content the test changes. */
final class FakeSource implements SettingSource {
  private final Map<String, Found> values = new HashMap<>();
  private boolean readable = true;

  FakeSource put(String key, String value) {
    values.put(key, new Found(value, "fake"));
    return this;
  }

  void remove(String key) {
    values.remove(key);
  }

  void readable(boolean readable) {
    this.readable = readable;
  }

  @Override
  public Reading read() {
    return readable
        ? new Reading(values, List.of(), true)
        : new Reading(Map.of(), List.of("fake is unreadable"), false);
  }
}
