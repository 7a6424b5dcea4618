package dev.selvedge.runtime.shard;

import dev.selvedge.Affinity;
import dev.selvedge.ShardMode;
import dev.selvedge.contract.Diagnostic;
import dev.selvedge.contract.ShardDefaults;
import dev.selvedge.runtime.InvalidSettingException;
import dev.selvedge.runtime.config.Settings;
import dev.selvedge.runtime.shard.call.CallMethod;
import dev.selvedge.runtime.shard.call.Router;
import dev.selvedge.runtime.spi.ShardCodec;
import java.lang.reflect.Method;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * How the calls of one method are placed: its annotation as written. Thread-safe.
 *
 * <p>Made by generated code. Making one parses nothing, loads nothing and cannot fail.
 */
public final class ShardPlan {
  private final String owner;
  private final String name;
  private final String descriptor;
  private final String key;
  private final String ring;
  private final ShardAttributes declared;
  private final ShardMode mode;
  private final boolean idempotent;

  /**
   * The ring's state, once it was looked for. Not volatile, as the path on which it is read is the
   * one that must cost nothing: a thread that does not see it yet looks for it again.
   */
  private @Nullable RingState state;

  /** Replaced as a whole: racing threads resolve the same policy twice, which does no harm. */
  private volatile @Nullable ShardPolicy policy;

  /** What other nodes are to run, once a call was forwarded. */
  private volatile @Nullable CallMethod method;

  private ShardPlan(Builder from) {
    this.owner = from.owner;
    this.name = from.name;
    this.descriptor = from.descriptor;
    this.key = from.key;
    this.ring = from.ring;
    this.declared = new ShardAttributes(from.affinity, from.timeout);
    this.mode = from.mode;
    this.idempotent = from.idempotent;
  }

  /**
   * Starts a plan with the default values of {@code @ShardBy}.
   *
   * @param owner the host's binary name
   * @param name of the method
   * @param descriptor erased, as in the class file: {@code (Ljava/lang/String;)J}
   * @param key the paths of the key as written, separated by a comma and a blank; for messages
   */
  public static Builder of(String owner, String name, String descriptor, String key) {
    return new Builder(owner, name, descriptor, key);
  }

  /** What to throw where a path of the key, or the way to it, is null. */
  public InvalidShardKeyException missing(String path) {
    return new InvalidShardKeyException(
        path
            + " is null in shard key '"
            + key
            + "' of "
            + owner
            + '#'
            + name
            + ": nobody owns it, and the method did not run; pass a value");
  }

  String owner() {
    return owner;
  }

  String ring() {
    return ring;
  }

  boolean isRouted() {
    return mode == ShardMode.ROUTE;
  }

  /** The method, as messages name it before its types are known. */
  String text() {
    return owner + '#' + name;
  }

  /** Whether this is the plan of a method. */
  boolean isOf(Method candidate) {
    return candidate.getName().equals(name) && CallMethod.descriptor(candidate).equals(descriptor);
  }

  /** The state of its ring at a node; always asked with the same node. */
  RingState state(ShardNode node) {
    RingState known = state;
    if (known == null) {
      known = node.rings().named(ring);
      state = known;
    }
    return known;
  }

  /** The terms in force. */
  Router.Terms terms(Settings settings) {
    ShardPolicy current = policy;
    long version = settings.version();
    if (current == null || current.settingsVersion() != version) {
      current = ShardPolicy.resolve(declared, owner, name, settings, version);
      policy = current;
    }
    return current.terms();
  }

  /**
   * What other nodes know of the method.
   *
   * @param loader of its class
   * @throws InvalidSettingException if it cannot be called on another node
   */
  CallMethod method(@Nullable ClassLoader loader, Supplier<ShardCodec> codec) {
    CallMethod known = method;
    if (known == null) {
      known = described(declaredIn(loader), codec.get());
      method = known;
    }
    return known;
  }

  /** The same for a method that was found already. */
  CallMethod described(Method found, ShardCodec codec) {
    try {
      return CallMethod.of(found, ring, idempotent, codec);
    } catch (IllegalArgumentException e) {
      throw new InvalidSettingException(
          Diagnostic.CALL_UNCARRIABLE.message(text(), String.valueOf(e.getMessage())));
    }
  }

  private Method declaredIn(@Nullable ClassLoader loader) {
    try {
      for (Method candidate : Class.forName(owner, false, loader).getDeclaredMethods()) {
        if (isOf(candidate)) {
          return candidate;
        }
      }
    } catch (ClassNotFoundException | LinkageError e) {
      throw new IllegalStateException(
          text() + " cannot be called on another node, as its types cannot be loaded: " + e, e);
    }
    throw new IllegalStateException(
        text() + descriptor + " is not there; compile its class and its companion together");
  }

  @Override
  public String toString() {
    return "ShardPlan[" + text() + ", key " + key + ", ring " + ring + ", " + declared + ']';
  }

  /** Collects the attributes that differ from their defaults; not thread-safe. */
  public static final class Builder {
    private final String owner;
    private final String name;
    private final String descriptor;
    private final String key;
    private String ring = ShardDefaults.RING;
    private Affinity affinity = Affinity.OWNER;
    private String timeout = ShardDefaults.TIMEOUT;
    private ShardMode mode = ShardMode.ROUTE;
    private boolean idempotent;

    private Builder(String owner, String name, String descriptor, String key) {
      this.owner = owner;
      this.name = name;
      this.descriptor = descriptor;
      this.key = key;
    }

    public Builder ring(String value) {
      ring = value;
      return this;
    }

    public Builder affinity(Affinity value) {
      affinity = value;
      return this;
    }

    public Builder timeout(String value) {
      timeout = value;
      return this;
    }

    public Builder mode(ShardMode value) {
      mode = value;
      return this;
    }

    /** Marks a method that is {@code @Idempotent}. */
    public Builder idempotent() {
      idempotent = true;
      return this;
    }

    public ShardPlan build() {
      return new ShardPlan(this);
    }
  }
}
