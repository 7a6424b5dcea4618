package dev.selvedge.benchmarks.shard;

import java.util.concurrent.Callable;
import java.util.function.Function;

/** What is compared: for each, its owner and its caller. */
enum CallContestant {
  SHARDED("@ShardBy", ShardedCall.Serving::new, ShardedCall::new),
  TRANSPORT("Selvedge transport", TransportCall.Serving::new, TransportCall::new),
  HAND_WRITTEN("gRPC-java by hand", HandWrittenCall.Serving::new, HandWrittenCall::new);

  private final String label;
  private final Callable<Owner> serve;
  private final Function<String, CallSubject> connect;

  CallContestant(String label, Callable<Owner> serve, Function<String, CallSubject> connect) {
    this.label = label;
    this.serve = serve;
    this.connect = connect;
  }

  String label() {
    return label;
  }

  Owner serve() throws Exception {
    return serve.call();
  }

  CallSubject connect(String address) {
    return connect.apply(address);
  }
}
