package dev.selvedge.runtime.lock;

import dev.selvedge.Guarantee;
import dev.selvedge.LockMode;
import dev.selvedge.OnBusy;
import dev.selvedge.OnLost;
import dev.selvedge.runtime.config.Settings;
import org.jspecify.annotations.Nullable;

/**
 * How one method is locked: its annotation as written, and what it and the settings come to.
 * Thread-safe.
 *
 * <p>Made by generated code. Making one parses nothing, loads nothing and cannot fail.
 */
public final class LockPlan {
  private final String owner;
  private final String signature;
  private final String method;
  private final LockAttributes declared;

  /** Replaced as a whole: racing threads resolve the same policy twice, which does no harm. */
  private volatile @Nullable LockPolicy policy;

  private LockPlan(String owner, String signature, LockAttributes declared) {
    this.owner = owner;
    this.signature = signature;
    this.method = owner + '#' + signature;
    this.declared = declared;
  }

  /**
   * Starts a plan with the default values of {@code @DistributedLock}.
   *
   * @param owner the host's binary name
   * @param signature method and erased parameter types, {@code charge(com.acme.Invoice)}
   */
  public static Builder of(String owner, String signature) {
    return new Builder(owner, signature);
  }

  /** The method, as {@code com.acme.Billing#charge(com.acme.Invoice)}. */
  public String method() {
    return method;
  }

  /** The policy in force. */
  LockPolicy policy(Settings settings) {
    LockPolicy current = policy;
    long version = settings.version();
    if (current == null || current.settingsVersion() != version) {
      String name = signature.substring(0, signature.indexOf('('));
      current = LockPolicy.resolve(declared, owner, name, settings, version);
      policy = current;
    }
    return current;
  }

  @Override
  public String toString() {
    return "LockPlan[" + method() + ", " + declared + ']';
  }

  /** Collects the attributes that differ from their defaults; not thread-safe. */
  public static final class Builder {
    private final String owner;
    private final String signature;
    private final LockAttributes.Builder attributes = LockAttributes.DEFAULTS.toBuilder();

    private Builder(String owner, String signature) {
      this.owner = owner;
      this.signature = signature;
    }

    public Builder waitFor(String value) {
      attributes.waitFor = value;
      return this;
    }

    public Builder lease(String value) {
      attributes.lease = value;
      return this;
    }

    public Builder onBusy(OnBusy value) {
      attributes.onBusy = value;
      return this;
    }

    public Builder onLost(OnLost value) {
      attributes.onLost = value;
      return this;
    }

    public Builder holdAtLeast(String value) {
      attributes.holdAtLeast = value;
      return this;
    }

    public Builder mode(LockMode value) {
      attributes.mode = value;
      return this;
    }

    public Builder require(Guarantee value) {
      attributes.require = value;
      return this;
    }

    public Builder coordinator(String value) {
      attributes.coordinator = value;
      return this;
    }

    public LockPlan build() {
      return new LockPlan(owner, signature, attributes.build());
    }
  }
}
