package dev.selvedge.benchmarks.shard;

import io.grpc.CallOptions;
import io.grpc.InsecureChannelCredentials;
import io.grpc.InsecureServerCredentials;
import io.grpc.ManagedChannel;
import io.grpc.MethodDescriptor;
import io.grpc.MethodDescriptor.MethodType;
import io.grpc.Server;
import io.grpc.ServerServiceDefinition;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import io.grpc.netty.shaded.io.grpc.netty.NettyServerBuilder;
import io.grpc.stub.ClientCalls;
import io.grpc.stub.ServerCalls;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.dataformat.cbor.CBORMapper;

/**
 * A unary call as one writes it with gRPC-java: a blocking call, a method of its own, records as
 * CBOR by a marshaller, everything else as it is by default.
 */
final class HandWrittenCall implements CallSubject {

  private static final ObjectMapper MAPPER = CBORMapper.builder().build();
  private static final String SERVICE = "shop.Billing";
  private static final long TIMEOUT_SECONDS = 10;

  private static final MethodDescriptor<Invoice, Receipt> CHARGE =
      MethodDescriptor.<Invoice, Receipt>newBuilder()
          .setType(MethodType.UNARY)
          .setFullMethodName(MethodDescriptor.generateFullMethodName(SERVICE, "charge"))
          .setRequestMarshaller(new CborMarshaller<>(Invoice.class))
          .setResponseMarshaller(new CborMarshaller<>(Receipt.class))
          .build();

  private final ManagedChannel channel;

  HandWrittenCall(String address) {
    channel = NettyChannelBuilder.forTarget(address, InsecureChannelCredentials.create()).build();
  }

  @Override
  public Receipt call(Invoice invoice) {
    CallOptions options = CallOptions.DEFAULT.withDeadlineAfter(TIMEOUT_SECONDS, TimeUnit.SECONDS);
    return ClientCalls.blockingUnaryCall(channel, CHARGE, options, invoice);
  }

  @Override
  public void close() throws InterruptedException {
    channel.shutdownNow().awaitTermination(TIMEOUT_SECONDS, TimeUnit.SECONDS);
  }

  private static final class CborMarshaller<T> implements MethodDescriptor.Marshaller<T> {

    private final ObjectReader reader;
    private final ObjectWriter writer;

    CborMarshaller(Class<T> type) {
      reader = MAPPER.readerFor(type);
      writer = MAPPER.writerFor(type);
    }

    @Override
    public InputStream stream(T value) {
      return new ByteArrayInputStream(writer.writeValueAsBytes(value));
    }

    @Override
    public T parse(InputStream stream) {
      return reader.readValue(stream);
    }
  }

  static final class Serving implements Owner {

    private final Server server;

    Serving(String address) {
      int port = Integer.parseInt(address.substring(address.indexOf(':') + 1));
      server =
          NettyServerBuilder.forAddress(
                  new InetSocketAddress(InetAddress.getLoopbackAddress(), port),
                  InsecureServerCredentials.create())
              .addService(
                  ServerServiceDefinition.builder(SERVICE)
                      .addMethod(
                          CHARGE,
                          ServerCalls.asyncUnaryCall(
                              (invoice, answer) -> {
                                answer.onNext(Receipt.after(invoice));
                                answer.onCompleted();
                              }))
                      .build())
              .build();
      try {
        server.start();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    @Override
    public String address() {
      return "127.0.0.1:" + server.getPort();
    }

    @Override
    public void close() throws InterruptedException {
      server.shutdownNow().awaitTermination(TIMEOUT_SECONDS, TimeUnit.SECONDS);
    }
  }
}
