package dev.selvedge.runtime.config;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/** The settings in force. Thread-safe. */
public final class Settings {
  private final AtomicLong version = new AtomicLong();
  private final Map<String, String> values = new ConcurrentHashMap<>();
  private final List<AttributeSchema> schemas;

  public Settings(List<AttributeSchema> schemas) {
    this.schemas = List.copyOf(schemas);
  }

  /** Grows with every change, so that what was derived from settings can tell that it is stale. */
  public long version() {
    return version.get();
  }

  /** Valid overrides for one method, attribute to value; the most specific key wins. */
  public Map<String, String> overrides(String area, String owner, String method) {
    Map<String, String> found = new ConcurrentHashMap<>();
    for (AttributeSchema schema : schemas) {
      if (schema.area().equals(area)) {
        for (String attribute : schema.attributes()) {
          for (String scope : List.of("", "." + owner, "." + owner + "#" + method)) {
            String value = values.get("selvedge." + area + scope + "." + attribute);
            if (value != null) {
              found.put(attribute, value);
            }
          }
        }
      }
    }
    return found;
  }

  /** Sets one value. */
  public void set(String key, String value) {
    values.put(key, value);
    version.incrementAndGet();
  }
}
