package dev.selvedge.runtime.lock;

import java.util.UUID;

/** Stands in for the runtime's keys where only compiling matters. */
public final class LockKeys {
  private LockKeys() {}

  public static LockKeys constant(String... literals) {
    return new LockKeys();
  }

  public static Builder of(String method, String template) {
    return new Builder();
  }

  public static final class Builder {
    Builder() {}

    public Builder literal(String literal) {
      return this;
    }

    public Builder value(String path, long value) {
      return this;
    }

    public Builder value(String path, boolean value) {
      return this;
    }

    public Builder value(String path, char value) {
      return this;
    }

    public Builder value(String path, Object value) {
      return this;
    }

    public Builder value(String path, UUID value) {
      return this;
    }

    public IllegalArgumentException missing(String path) {
      return new IllegalArgumentException(path);
    }

    public Builder next(String template) {
      return this;
    }

    public LockKeys build() {
      return new LockKeys();
    }
  }
}
