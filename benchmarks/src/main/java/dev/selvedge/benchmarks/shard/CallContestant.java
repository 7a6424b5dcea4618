package dev.selvedge.benchmarks.shard;

import dev.selvedge.benchmarks.server.FreePort;
import java.util.function.Function;

/** What is compared: for each, its owner and its caller. */
enum CallContestant {
  SHARDED("@ShardBy", ShardedCall.Serving::new, ShardedCall::new),
  TRANSPORT("Selvedge transport", TransportCall.Serving::new, TransportCall::new),
  HAND_WRITTEN("gRPC-java by hand", HandWrittenCall.Serving::new, HandWrittenCall::new);

  private final String label;
  private final Function<String, Owner> serve;
  private final Function<String, CallSubject> connect;

  /** The same for all of its owners, one after the other: who the members are is read once. */
  private final String address = "127.0.0.1:" + FreePort.find();

  CallContestant(
      String label, Function<String, Owner> serve, Function<String, CallSubject> connect) {
    this.label = label;
    this.serve = serve;
    this.connect = connect;
  }

  String label() {
    return label;
  }

  /** Where its owners are to listen, as far as this process has a say in it. */
  String address() {
    return address;
  }

  Owner serve(String listen) {
    return serve.apply(listen);
  }

  CallSubject connect(String address) {
    return connect.apply(address);
  }
}
