package dev.selvedge.runtime.lock;

import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The keys that one call asks for: at least one, without repetition, in the order in which they are
 * taken everywhere. Immutable.
 *
 * <p>A key is text. Values in it are framed as {@code <LENGTH:VALUE>}, and a {@code <} of the
 * template is doubled, so that different templates or values never make the same key by accident:
 * read from the left, every key can be taken apart in one way only.
 */
public final class LockKeys {
  private final List<String> keys;

  private LockKeys(List<String> keys) {
    this.keys = keys;
  }

  /**
   * Keys without values, as written.
   *
   * @throws InvalidLockKeyException if there is none, or one is null or empty
   */
  public static LockKeys constant(String... literals) {
    if (literals.length == 0) {
      throw new InvalidLockKeyException("no key to lock; name at least one");
    }
    TreeSet<String> keys = new TreeSet<>();
    for (String literal : literals) {
      if (literal == null || literal.isEmpty()) {
        throw new InvalidLockKeyException(
            "a lock key is "
                + (literal == null ? "null" : "empty")
                + " in "
                + Arrays.toString(literals)
                + ": there is nothing to lock; pass a text");
      }
      keys.add(KeyText.stored(KeyText.literal(literal)));
    }
    return new LockKeys(List.copyOf(keys));
  }

  /**
   * Starts the keys of a call; for generated code.
   *
   * @param method what asks, for messages: {@code com.acme.Billing#charge(Invoice)}
   * @param template the first key's template, for messages
   */
  public static Builder of(String method, String template) {
    return new Builder(method, template);
  }

  /** As they are kept, sorted. */
  List<String> all() {
    return keys;
  }

  @Override
  public String toString() {
    return keys.size() == 1 ? keys.get(0) : keys.toString();
  }

  /** Writes keys, part by part; not thread-safe. */
  public static final class Builder {
    private final String method;
    private String template;
    private final StringBuilder text = new StringBuilder(64);
    private @Nullable TreeSet<String> before;

    private Builder(String method, String template) {
      this.method = method;
      this.template = template;
    }

    /** Adds text of the template. */
    public Builder literal(String literal) {
      KeyText.appendLiteral(text, literal);
      return this;
    }

    public Builder value(String path, long value) {
      return framed(Long.toString(value));
    }

    public Builder value(String path, boolean value) {
      return framed(Boolean.toString(value));
    }

    public Builder value(String path, char value) {
      return framed(Character.toString(value));
    }

    /**
     * Adds a value: text, a boxed primitive, an enum constant by its name, or another type whose
     * {@code toString} is the same for equal values, everywhere.
     *
     * @param path how the template calls it
     * @throws InvalidLockKeyException if it is null or empty text
     */
    public Builder value(String path, @Nullable Object value) {
      if (value == null) {
        throw missing(path);
      }
      String written = KeyText.written(value);
      if (written.isEmpty()) {
        throw new InvalidLockKeyException(message(path, "empty"));
      }
      return framed(written);
    }

    /** Adds the value of a {@link UUID}. */
    public Builder value(String path, @Nullable UUID value) {
      return value(path, (Object) value);
    }

    private Builder framed(String value) {
      text.append('<').append(value.length()).append(':').append(value).append('>');
      return this;
    }

    /** What to throw where the path, or the way to it, is null. */
    public InvalidLockKeyException missing(String path) {
      return new InvalidLockKeyException(message(path, "null"));
    }

    private String message(String path, String what) {
      return path
          + " is "
          + what
          + " in lock key '"
          + template
          + "' of "
          + method
          + ": there is nothing to lock, and the method did not run; pass a value";
    }

    /** Ends this key and starts the next. */
    public Builder next(String nextTemplate) {
      if (before == null) {
        before = new TreeSet<>();
      }
      before.add(KeyText.stored(text));
      text.setLength(0);
      template = nextTemplate;
      return this;
    }

    public LockKeys build() {
      String last = KeyText.stored(text);
      if (before == null) {
        return new LockKeys(List.of(last));
      }
      before.add(last);
      return new LockKeys(List.copyOf(before));
    }
  }
}
