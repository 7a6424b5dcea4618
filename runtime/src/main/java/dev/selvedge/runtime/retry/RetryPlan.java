package dev.selvedge.runtime.retry;

import dev.selvedge.Jitter;
import dev.selvedge.Nested;
import dev.selvedge.runtime.internal.Log;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * How one method is retried: its annotation as written, and the policy that it and the settings
 * come to, resolved at the first failure and again after settings change. Thread-safe.
 *
 * <p>Made by generated code. Making one parses nothing, loads nothing and cannot fail.
 */
public final class RetryPlan {
  private final String owner;
  private final String signature;
  private final @Nullable ClassLoader loader;
  private final RetryAttributes declared;
  private final RetryEnvironment environment;

  /** Replaced as a whole: racing threads resolve the same policy twice, which does no harm. */
  private volatile @Nullable RetryPolicy policy;

  private final AtomicReference<@Nullable RetryBudget> ownBudget = new AtomicReference<>();

  RetryPlan(
      String owner,
      String signature,
      @Nullable ClassLoader loader,
      RetryAttributes declared,
      RetryEnvironment environment) {
    this.owner = owner;
    this.signature = signature;
    this.loader = loader;
    this.declared = declared;
    this.environment = environment;
  }

  /**
   * Starts a plan with the default values of {@code @Retry}.
   *
   * @param companion a class of the host's package and loader
   * @param owner the host's binary name
   * @param signature method and erased parameter types, {@code fetch(long)}
   */
  public static Builder of(Class<?> companion, String owner, String signature) {
    return new Builder(companion.getClassLoader(), owner, signature);
  }

  /** The plan of a method without a companion; never throws. */
  static RetryPlan fromText(Class<?> host, String signature, String... texts) {
    RetryAttributes attributes = RetryAttributes.DEFAULTS;
    for (String text : texts) {
      int equals = text.indexOf('=');
      attributes =
          replaced(
              attributes,
              text.substring(0, equals),
              text.substring(equals + 1),
              host.getName() + '#' + signature);
    }
    return new RetryPlan(
        host.getName(), signature, host.getClassLoader(), attributes, SystemEnvironment.RETRY);
  }

  /** The method, as {@code com.acme.Billing#fetch(long)}. */
  public String method() {
    return owner + '#' + signature;
  }

  RetryEnvironment environment() {
    return environment;
  }

  /** The policy in force. */
  RetryPolicy policy() {
    RetryPolicy current = policy;
    long version = environment.settings().version();
    if (current == null || current.settingsVersion() != version) {
      current = resolve(version);
      policy = current;
    }
    return current;
  }

  private RetryPolicy resolve(long version) {
    RetryAttributes attributes = declared;
    Map<String, String> overrides =
        environment.settings().overrides(RetrySchema.AREA, owner, methodName());
    for (Map.Entry<String, String> override : overrides.entrySet()) {
      attributes = replaced(attributes, override.getKey(), override.getValue(), method());
    }
    return RetryPolicy.resolve(readable(attributes), budget(attributes.budget()), loader, version);
  }

  /** Where no compiler checked the annotation, its text may be anything. */
  private RetryAttributes readable(RetryAttributes attributes) {
    RetryAttributes a = attributes;
    a = readable(a, RetryAttribute.DELAY, a.delay(), RetryAttributes.DEFAULTS.delay());
    a = readable(a, RetryAttribute.MAX_DELAY, a.maxDelay(), RetryAttributes.DEFAULTS.maxDelay());
    return readable(
        a, RetryAttribute.MAX_DURATION, a.maxDuration(), RetryAttributes.DEFAULTS.maxDuration());
  }

  /** Never throws; what else the annotation says, such as {@code abortOn}, stays in force. */
  private RetryAttributes readable(
      RetryAttributes attributes, RetryAttribute attribute, String text, String fallback) {
    try {
      return attribute.put(attributes, text);
    } catch (IllegalArgumentException e) {
      Log.error(
          RetryPlan.class,
          attribute.text() + " of " + method() + " falls back to its default: " + e.getMessage(),
          null);
      return attribute.put(attributes, fallback);
    }
  }

  /** Never throws: it runs while a user's exception is in flight. */
  private static RetryAttributes replaced(
      RetryAttributes attributes, String name, String value, String method) {
    RetryAttribute attribute = RetryAttribute.named(name);
    try {
      return attribute == null ? attributes : attribute.put(attributes, value);
    } catch (IllegalArgumentException e) {
      Log.warning(RetryPlan.class, name + " of " + method + " is ignored: " + e.getMessage(), null);
      return attributes;
    }
  }

  private @Nullable RetryBudget budget(String name) {
    if (!name.isEmpty()) {
      return environment.budgets().named(name);
    }
    RetryBudget own = ownBudget.get();
    if (own != null) {
      return own;
    }
    RetryBudget fresh = environment.budgets().create();
    // of racing first failures one sets it, so that all of them draw on the same bucket
    return ownBudget.compareAndSet(null, fresh) ? fresh : ownBudget.get();
  }

  private String methodName() {
    return signature.substring(0, signature.indexOf('('));
  }

  @Override
  public String toString() {
    return "RetryPlan[" + method() + ", " + declared + ']';
  }

  /** Collects the attributes that differ from their defaults; not thread-safe. */
  public static final class Builder {
    private final @Nullable ClassLoader loader;
    private final String owner;
    private final String signature;

    private final RetryAttributes.Builder attributes = RetryAttributes.DEFAULTS.toBuilder();

    private Builder(@Nullable ClassLoader loader, String owner, String signature) {
      this.loader = loader;
      this.owner = owner;
      this.signature = signature;
    }

    public Builder maxAttempts(int value) {
      attributes.maxAttempts = value;
      return this;
    }

    public Builder delay(String value) {
      attributes.delay = value;
      return this;
    }

    public Builder multiplier(double value) {
      attributes.multiplier = value;
      return this;
    }

    public Builder maxDelay(String value) {
      attributes.maxDelay = value;
      return this;
    }

    public Builder jitter(Jitter value) {
      attributes.jitter = value;
      return this;
    }

    public Builder maxDuration(String value) {
      attributes.maxDuration = value;
      return this;
    }

    /** Classes by binary name, so that one that is missing at run time does no harm. */
    public Builder on(String... classNames) {
      attributes.on = List.of(classNames);
      return this;
    }

    /** Classes by binary name, so that one that is missing at run time does no harm. */
    public Builder abortOn(String... classNames) {
      attributes.abortOn = List.of(classNames);
      return this;
    }

    public Builder budget(String value) {
      attributes.budget = value;
      return this;
    }

    public Builder nested(Nested value) {
      attributes.nested = value;
      return this;
    }

    /** Marks a method that is {@code @Idempotent}. */
    public Builder idempotent() {
      attributes.idempotent = true;
      return this;
    }

    public RetryPlan build() {
      return build(SystemEnvironment.RETRY);
    }

    RetryPlan build(RetryEnvironment environment) {
      return new RetryPlan(owner, signature, loader, attributes.build(), environment);
    }
  }
}
