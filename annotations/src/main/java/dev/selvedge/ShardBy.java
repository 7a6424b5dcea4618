package dev.selvedge;

import dev.selvedge.contract.ShardDefaults;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A method whose calls belong to the one node, or the one resource, that owns their key.
 *
 * <pre>{@code
 * @ShardBy("customerId")
 * Balance balance(String customerId) { ... }
 * }</pre>
 *
 * <p>In {@link ShardMode#ROUTE} mode the node that owns the key runs the call: this one directly,
 * another one over the transport, with copies of the arguments and of the result. Nodes offer a
 * class by {@code Selvedge.bind(Billing.class, billing)}. In {@link ShardMode#SELECT} mode the call
 * runs here, with the resource that owns the key.
 *
 * <p>Which node owns a key follows from the set of nodes alone. While that changes, two nodes can
 * for a moment both take themselves for the owner; where that must not be, add {@link
 * DistributedLock}.
 *
 * <p>With {@link Retry} on the same method each attempt is routed afresh. A call that arrives from
 * another node is neither routed nor retried again. Settings override {@code timeout} and {@code
 * affinity}, per method, class or globally: {@code
 * selvedge.shard.com.acme.Billing#balance.timeout=2s}.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface ShardBy {

  /**
   * Paths of the parts of the key, at least one, each of which starts at a parameter or at {@code
   * this} and goes on over record components, getters and fields: {@code "order.customer.id"}. A
   * part is a whole number, boolean or char, boxed or not, text, an enum constant, a {@code UUID},
   * another type whose text is the same for equal values only, such as {@code LocalDate}, or a
   * record of such. Where one is null the call throws {@code InvalidShardKeyException}.
   */
  String[] value();

  /** The ring of nodes or resources that share out the keys among themselves. */
  String ring() default ShardDefaults.RING;

  /** What happens while the owner cannot be reached; for {@link ShardMode#ROUTE}. */
  Affinity affinity() default Affinity.OWNER;

  /**
   * The longest time for a call to another node, redirects and waits for an owner included; as in
   * {@link Retry#delay()}. For {@link ShardMode#ROUTE}.
   */
  String timeout() default ShardDefaults.TIMEOUT;

  /** What owns the key; always {@link ShardMode#SELECT} where a parameter has {@link Shard}. */
  ShardMode mode() default ShardMode.ROUTE;
}
