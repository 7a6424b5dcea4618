package dev.selvedge.runtime.spi;

import java.lang.reflect.Type;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Turns arguments and results into bytes and back; a {@link java.util.ServiceLoader} service.
 * Thread-safe.
 */
public interface ShardCodec {

  /** What it is, in a word that both nodes must agree upon, as in {@code cbor}. */
  String name();

  /**
   * Gets ready for one method.
   *
   * @param parameters as declared
   * @param result as declared, or what the declared stage is of; {@code void.class} for nothing
   * @throws IllegalArgumentException if a type cannot be carried; the message names it
   */
  CallCodec bind(List<Type> parameters, Type result);

  /** For one method. Thread-safe. */
  interface CallCodec {

    /**
     * @throws RuntimeException if a value cannot be written
     */
    byte[] writeArguments(@Nullable Object[] arguments);

    /**
     * Reads what another process claims to be arguments; bounded in time and memory by its length.
     *
     * @throws RuntimeException if it is not; the message is fit for the sender
     */
    @Nullable Object[] readArguments(byte[] bytes);

    /**
     * @throws RuntimeException if the value cannot be written
     */
    byte[] writeResult(@Nullable Object result);

    /**
     * @throws RuntimeException if the bytes cannot be read
     */
    @Nullable Object readResult(byte[] bytes);
  }
}
