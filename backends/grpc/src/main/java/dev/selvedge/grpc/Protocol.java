package dev.selvedge.grpc;

import io.grpc.DecompressorRegistry;
import io.grpc.MethodDescriptor;
import io.grpc.MethodDescriptor.MethodType;

/** The one method of the one service that nodes call on each other. */
final class Protocol {

  static final String SERVICE = "dev.selvedge.Node";

  static final MethodDescriptor<byte[], byte[]> CALL =
      MethodDescriptor.<byte[], byte[]>newBuilder()
          .setType(MethodType.UNARY)
          .setFullMethodName(MethodDescriptor.generateFullMethodName(SERVICE, "call"))
          .setRequestMarshaller(Bytes.AS_THEY_ARE)
          .setResponseMarshaller(Bytes.AS_THEY_ARE)
          .build();

  /**
   * None but as it is: what is small on the wire and large in memory is only of use to attackers.
   */
  static final DecompressorRegistry UNCOMPRESSED =
      DecompressorRegistry.emptyInstance().with(io.grpc.Codec.Identity.NONE, false);

  private Protocol() {}
}
