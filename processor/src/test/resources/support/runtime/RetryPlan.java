package dev.selvedge.runtime.retry;

import dev.selvedge.Jitter;
import dev.selvedge.Nested;
import java.util.Arrays;

/** Stands in for the runtime's plan: remembers what the companion says. */
public final class RetryPlan {
  private final String text;

  private RetryPlan(String text) {
    this.text = text;
  }

  public static Builder of(Class<?> companion, String host, String method) {
    return new Builder(companion.getName() + " " + host + " " + method);
  }

  @Override
  public String toString() {
    return text;
  }

  public static final class Builder {
    private final StringBuilder text;

    Builder(String start) {
      text = new StringBuilder(start);
    }

    public Builder maxAttempts(int value) {
      return add("maxAttempts", value);
    }

    public Builder delay(String value) {
      return add("delay", value);
    }

    public Builder multiplier(double value) {
      return add("multiplier", value);
    }

    public Builder maxDelay(String value) {
      return add("maxDelay", value);
    }

    public Builder jitter(Jitter value) {
      return add("jitter", value);
    }

    public Builder maxDuration(String value) {
      return add("maxDuration", value);
    }

    public Builder on(String... names) {
      return add("on", Arrays.toString(names));
    }

    public Builder abortOn(String... names) {
      return add("abortOn", Arrays.toString(names));
    }

    public Builder budget(String value) {
      return add("budget", value);
    }

    public Builder nested(Nested value) {
      return add("nested", value);
    }

    public Builder idempotent() {
      return add("idempotent", true);
    }

    public RetryPlan build() {
      return new RetryPlan(text.toString());
    }

    private Builder add(String name, Object value) {
      text.append(' ').append(name).append('=').append(value);
      return this;
    }
  }
}
