package dev.selvedge.runtime.shard.call;

import com.dynatrace.hash4j.hashing.Hasher64;
import com.dynatrace.hash4j.hashing.Hashing;
import dev.selvedge.contract.ResultKind;
import dev.selvedge.runtime.spi.ShardCodec;
import java.lang.invoke.MethodType;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.List;

/**
 * A method that other nodes may be asked to run: what both sides know of it. Immutable.
 *
 * @param id the same in all processes
 * @param text {@code com.acme.Billing#balance(java.lang.String)}, for people
 * @param idempotent whether it may run twice
 * @param stage whether its result is a stage
 * @param codecName of the one that carries its arguments and results
 */
public record CallMethod(
    long id,
    String text,
    String ring,
    boolean idempotent,
    boolean stage,
    String codecName,
    ShardCodec.CallCodec codec,
    KnownFailures failures) {
  private static final Hasher64 IDS = Hashing.xxh3_64();

  /**
   * Takes apart what is declared.
   *
   * @throws IllegalArgumentException if the codec cannot carry a type; the message names it
   */
  public static CallMethod of(Method method, String ring, boolean idempotent, ShardCodec codec) {
    boolean stage = ResultKind.ofErasure(method.getReturnType().getName()) == ResultKind.STAGE;
    Type result = method.getGenericReturnType();
    return new CallMethod(
        id(method.getDeclaringClass().getName(), method.getName(), descriptor(method)),
        text(method),
        ring,
        idempotent,
        stage,
        codec.name(),
        codec.bind(List.of(method.getGenericParameterTypes()), stage ? content(result) : result),
        KnownFailures.of(method.getExceptionTypes()));
  }

  /** XXH3-64 of {@code com.acme.Billing#balance(Ljava/lang/String;)J} in UTF-16. */
  public static long id(String owner, String name, String descriptor) {
    return IDS.hashCharsToLong(owner + '#' + name + descriptor);
  }

  /** As it stands in the class file. */
  public static String descriptor(Method method) {
    return MethodType.methodType(method.getReturnType(), method.getParameterTypes())
        .toMethodDescriptorString();
  }

  /** What a stage is of; {@code Object} for a raw one. */
  private static Type content(Type stage) {
    return stage instanceof ParameterizedType typed
        ? typed.getActualTypeArguments()[0]
        : Object.class;
  }

  private static String text(Method method) {
    StringBuilder text = new StringBuilder(method.getDeclaringClass().getName());
    text.append('#').append(method.getName()).append('(');
    String separator = "";
    for (Class<?> parameter : method.getParameterTypes()) {
      text.append(separator).append(parameter.getTypeName());
      separator = ", ";
    }
    return text.append(')').toString();
  }
}
