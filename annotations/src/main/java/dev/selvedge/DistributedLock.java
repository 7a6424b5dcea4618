package dev.selvedge;

import dev.selvedge.contract.LockDefaults;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A method whose body runs only while its lock is held: across threads, and, with a coordinator,
 * across processes and machines.
 *
 * <pre>{@code
 * @DistributedLock("invoice:{invoice.id}")
 * void charge(Invoice invoice) { ... LockHandle.current().token() ... }
 * }</pre>
 *
 * <p>The lock is granted for a {@link #lease()} that is renewed while the body runs; should that
 * not succeed in time, the holder learns that the lock is lost, and the method does not report
 * success. A method that returns {@code CompletionStage} or {@code CompletableFuture} holds the
 * lock until the stage that its body returned completes, and waits for it without a thread.
 *
 * <p>With {@code @Retry} on the same method each attempt takes the lock afresh, and it is not held
 * between attempts. Calls nested in the body that ask for the same key find it held by themselves.
 *
 * <p>Durations are {@code "100ms"}, {@code "2s"}, {@code "5m"}, {@code "1h"} or ISO-8601. Settings
 * override {@code waitFor}, {@code lease}, {@code holdAtLeast}, {@code onLost} and {@code
 * coordinator}, per method, class or globally: {@code
 * selvedge.lock.com.acme.Billing#charge.waitFor=1s}.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface DistributedLock {

  /**
   * Templates of the keys, at least one: text with {@code {paths}}, each of which starts at a
   * parameter or at {@code this} and goes on over record components, getters and fields, as in
   * {@code "{this.region}:{order.customer.id}"}. A brace is written twice to stand for itself.
   *
   * <p>A property {@code x} is the method {@code x()}, else {@code getX()}, else a boolean's {@code
   * isX()}, else the field {@code x}, of those that the method's own class can read. A value is a
   * whole number, boolean or char, boxed or not, text, an enum constant, or of a type such as
   * {@code UUID} and {@code LocalDate}, whose text is the same for equal values only. Where one is
   * null or empty the call throws {@code InvalidLockKeyException}.
   *
   * <p>Equal text is the same lock, whichever method asks for it. Values are framed, so that {@code
   * {a}.{b}} differs for {@code ("x.y", "z")} and {@code ("x", "y.z")}. Several keys are taken in
   * one order everywhere, and all or none.
   */
  String[] value();

  /** The longest wait for the lock, for all keys together; {@code "0ms"} does not wait. */
  String waitFor() default LockDefaults.WAIT_FOR;

  /**
   * For how long the lock outlives a holder that has died; at least {@code 100ms}. It is renewed at
   * a third of it while the method runs, so it is no bound on the method.
   */
  String lease() default LockDefaults.LEASE;

  /** What the method does when the lock was not granted in time. */
  OnBusy onBusy() default OnBusy.FAIL;

  /** What happens to the running method when its lock is lost. */
  OnLost onLost() default OnLost.FAIL;

  /**
   * For how long the key stays locked at least, from the grant on, even if the method is done
   * sooner: what keeps a scheduled job from running twice on clocks that differ. At most {@link
   * #lease()}; unset means not at all.
   */
  String holdAtLeast() default "";

  /** Who else may hold the key at the same time. */
  LockMode mode() default LockMode.EXCLUSIVE;

  /** What the coordinator must be able to promise; one that cannot is an error at start. */
  Guarantee require() default Guarantee.LEASED;

  /**
   * The name of the coordinator, set up as {@code selvedge.coordinator.NAME}; unset means the one
   * of {@code selvedge.coordinator}.
   */
  String coordinator() default "";
}
