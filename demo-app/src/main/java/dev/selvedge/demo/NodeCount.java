package dev.selvedge.demo;

/** What a node counts. */
enum NodeCount {
  /** Calls that its buyers made; one that was made again is another one. */
  MADE("made by its buyers"),
  RAN_FOR_OWN("ran at the same node"),
  /** Calls that were sent to another node, and may have run there. */
  SENT("sent to the owner"),
  /** Of these, the ones that were sent more than once, because an owner had changed. */
  REROUTED("sent there by a detour"),
  RAN_FOR_OTHERS("ran for other nodes"),
  /** Attempts that did not run, after which another one was made. */
  REFUSED("refused, tried again"),
  /** Calls that did not run however often they were tried, or lost their lock. */
  GAVE_UP("refused for good"),
  /** Calls that were sent and got no reply, and turned out to have got the seat. */
  UNKNOWN_RAN("unknown: had the seat"),
  /** The same, but somebody else had got the seat. */
  UNKNOWN_TOO_LATE("unknown: too late"),
  /** The same, but the seat was free still, and the call was made again. */
  UNKNOWN_NOT_RUN("unknown: called again"),
  /** Seat plans that were read from the ledger. */
  PLANS_READ("seat plans read");

  private final String words;

  NodeCount(String words) {
    this.words = words;
  }

  /** For the reader of a report. */
  String words() {
    return words;
  }
}
