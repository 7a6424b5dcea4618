package dev.selvedge.runtime.lock;

import dev.selvedge.Guarantee;
import dev.selvedge.LockMode;
import dev.selvedge.OnBusy;
import dev.selvedge.OnLost;

/** Stands in for the runtime's plan: remembers what the companion says. */
public final class LockPlan {
  private final String text;

  private LockPlan(String text) {
    this.text = text;
  }

  public static Builder of(String host, String method) {
    return new Builder(host + " " + method);
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

    public Builder waitFor(String value) {
      return add("waitFor", value);
    }

    public Builder lease(String value) {
      return add("lease", value);
    }

    public Builder onBusy(OnBusy value) {
      return add("onBusy", value);
    }

    public Builder onLost(OnLost value) {
      return add("onLost", value);
    }

    public Builder holdAtLeast(String value) {
      return add("holdAtLeast", value);
    }

    public Builder mode(LockMode value) {
      return add("mode", value);
    }

    public Builder require(Guarantee value) {
      return add("require", value);
    }

    public Builder coordinator(String value) {
      return add("coordinator", value);
    }

    public LockPlan build() {
      return new LockPlan(text.toString());
    }

    private Builder add(String name, Object value) {
      text.append(' ').append(name).append('=').append(value);
      return this;
    }
  }
}
