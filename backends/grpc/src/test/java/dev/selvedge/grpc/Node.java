package dev.selvedge.grpc;

import dev.selvedge.runtime.spi.IncomingCall;
import dev.selvedge.runtime.spi.Transport;
import dev.selvedge.runtime.spi.TransportContext;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** A transport under test, which answers as it is told. */
final class Node implements AutoCloseable {

  static final int MAX_MESSAGE = 1 << 20;
  static final Duration LONG = Duration.ofSeconds(30);

  /** Answers with the request. */
  static final Consumer<IncomingCall> ECHO = call -> call.reply(call.request());

  final Transport transport;

  private Node(Transport transport) {
    this.transport = transport;
  }

  static Node listening(Consumer<IncomingCall> handler) {
    return open("127.0.0.1:0", Map.of(), handler);
  }

  static Node sending() {
    return open("", Map.of(), ECHO);
  }

  static Node open(String listen, Map<String, String> settings, Consumer<IncomingCall> handler) {
    return new Node(new GrpcTransportProvider().open(new Context(listen, settings, handler)));
  }

  /** What the runtime would say to a transport. */
  record Context(String listen, Map<String, String> settings, Consumer<IncomingCall> handler)
      implements TransportContext {

    @Override
    public String node() {
      return "test";
    }

    @Override
    public Optional<String> setting(String key) {
      return Optional.ofNullable(settings.get(key));
    }

    @Override
    public int maxMessageBytes() {
      return MAX_MESSAGE;
    }

    @Override
    public void handle(IncomingCall call) {
      handler.accept(call);
    }
  }

  String address() {
    return transport.address();
  }

  Outcome send(String address, byte[] request) {
    return send(address, request, LONG);
  }

  Outcome send(String address, byte[] request, Duration timeout) {
    Outcome outcome = new Outcome();
    outcome.sent = transport.send(address, request, timeout, outcome);
    return outcome;
  }

  @Override
  public void close() {
    transport.close();
  }
}
