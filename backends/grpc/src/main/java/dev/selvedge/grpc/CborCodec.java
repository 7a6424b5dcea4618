package dev.selvedge.grpc;

import dev.selvedge.runtime.spi.ShardCodec;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.ObjectMapper;

/**
 * Writes arguments and results as CBOR (RFC 8949), each bound to the type that the method declares.
 * There are no names of classes among the bytes, and none that arrives is ever looked up.
 *
 * <p>Arguments are one array with exactly as many elements as the method has parameters. Records
 * and plain classes are maps by the names of their components and fields: what a newer version has
 * added is ignored by an older one, and what it leaves out is null, zero or false. Enums go by
 * name. Thread-safe.
 */
public final class CborCodec implements ShardCodec {

  private final ObjectMapper mapper = CborMapper.create();

  @Override
  public String name() {
    return "cbor";
  }

  @Override
  public CallCodec bind(List<Type> parameters, Type result) {
    List<CborValue> arguments = new ArrayList<>(parameters.size());
    for (int i = 0; i < parameters.size(); i++) {
      arguments.add(value("argument " + (i + 1), parameters.get(i)));
    }
    return new CborCallCodec(mapper, List.copyOf(arguments), value("the result", result));
  }

  private CborValue value(String what, Type type) {
    JavaType bound = mapper.constructType(type == void.class ? Void.class : type);
    CarriedTypes.check(mapper, what, bound);
    return CborValue.of(mapper, what, bound);
  }
}
