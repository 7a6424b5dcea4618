package dev.selvedge.benchmarks.shard;

import dev.selvedge.grpc.CborCodec;
import dev.selvedge.grpc.GrpcTransportProvider;
import dev.selvedge.runtime.spi.IncomingCall;
import dev.selvedge.runtime.spi.ShardCodec.CallCodec;
import dev.selvedge.runtime.spi.Transport;
import dev.selvedge.runtime.spi.TransportContext;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The same call over Selvedge's transport and codec, without routing. The owner takes it to another
 * thread, as the runtime has to.
 */
final class TransportCall implements CallSubject {

  private static final CallCodec CODEC =
      new CborCodec().bind(List.of(Invoice.class), Receipt.class);
  private static final Duration TIMEOUT = Duration.ofSeconds(10);

  private final String address;
  private final Transport transport;

  TransportCall(String address) {
    this.address = address;
    this.transport = open("", call -> {});
  }

  private static Transport open(String listen, Consumer<IncomingCall> handler) {
    return new GrpcTransportProvider().open(new Context(listen, handler));
  }

  @Override
  public Receipt call(Invoice invoice) throws Exception {
    CompletableFuture<byte[]> reply = new CompletableFuture<>();
    byte[] request = CODEC.writeArguments(new Object[] {invoice});
    transport.send(address, request, TIMEOUT, new Completing(reply));
    if (CODEC.readResult(reply.get()) instanceof Receipt receipt) {
      return receipt;
    }
    throw new IllegalStateException("the owner answered with nothing");
  }

  @Override
  public void close() {
    transport.close();
  }

  private record Completing(CompletableFuture<byte[]> reply) implements Transport.Reply {
    @Override
    public void arrived(byte[] bytes) {
      reply.complete(bytes);
    }

    @Override
    public void notSent(Throwable cause) {
      reply.completeExceptionally(cause);
    }

    @Override
    public void lost(Throwable cause) {
      reply.completeExceptionally(cause);
    }
  }

  private record Context(String listen, Consumer<IncomingCall> handler)
      implements TransportContext {
    @Override
    public String node() {
      return "benchmark";
    }

    @Override
    public Optional<String> setting(String key) {
      return Optional.empty();
    }

    @Override
    public int maxMessageBytes() {
      return 4 << 20;
    }

    @Override
    public void handle(IncomingCall call) {
      handler.accept(call);
    }
  }

  static final class Serving implements Owner {

    private final ExecutorService workers = Executors.newCachedThreadPool();
    private final Transport transport;

    Serving(String address) {
      transport = open(address, call -> workers.execute(() -> answer(call)));
    }

    private static void answer(IncomingCall call) {
      @Nullable Object argument = CODEC.readArguments(call.request())[0];
      if (argument instanceof Invoice invoice) {
        call.reply(CODEC.writeResult(Receipt.after(invoice)));
      }
    }

    @Override
    public String address() {
      return transport.address();
    }

    @Override
    public void close() {
      transport.close();
      workers.shutdownNow();
    }
  }
}
