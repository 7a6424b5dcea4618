package dev.selvedge.benchmarks.shard;

/**
 * The program of a process that answers calls. It says where it listens, and ends with its input.
 *
 * <p>Arguments: the contestant, and where to listen.
 */
final class OwnerProcess {

  private OwnerProcess() {}

  public static void main(String[] args) throws Exception {
    try (Owner owner = CallContestant.valueOf(args[0]).serve(args[1])) {
      System.out.println(owner.address());
      while (System.in.read() >= 0) {
        // nothing is asked of it but to go on
      }
    }
    // what a peer leaves running is not of interest any more
    System.exit(0);
  }
}
