package dev.selvedge.it;

import java.util.ArrayList;
import java.util.List;

/** The workers of one test, all of which end with it. */
final class Crew implements AutoCloseable {
  /** Rounds of what is repeated: more with {@code -Dit.rounds}. */
  static final int ROUNDS = Integer.getInteger("it.rounds", 2);

  private final List<WorkerProcess> workers = new ArrayList<>();

  WorkerProcess hire(String url, String... settings) throws Exception {
    WorkerProcess worker = WorkerProcess.start(url, settings);
    workers.add(worker);
    return worker;
  }

  /** Started at the same time, and ready. */
  List<WorkerProcess> hire(int number, String url, String... settings) throws Exception {
    List<WorkerProcess> hired = new ArrayList<>();
    for (int i = 0; i < number; i++) {
      hired.add(hire(url, settings));
    }
    for (WorkerProcess worker : hired) {
      worker.await("ready");
    }
    return hired;
  }

  @Override
  public void close() throws Exception {
    Exception failure = null;
    for (WorkerProcess worker : workers) {
      try {
        worker.close();
      } catch (Exception e) {
        failure = e;
      }
    }
    if (failure != null) {
      throw failure;
    }
  }
}
