package dev.selvedge.benchmarks.lock;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The program of a contending process. It says {@code ready} when it is connected, and is then
 * told, line by line, to {@code start}, to {@code measure} and to {@code stop}; it ends as well
 * when the process that started it does. It leaves one line per handoff to it in a file: the
 * thread, the nanoseconds, and in a last line how many came from other processes.
 *
 * <p>Arguments: contestant, URL, key, shared file, file for the result, number of this process,
 * threads.
 */
final class ContendingProcess {

  private final LockSubject subject;
  private final String key;
  private final Blackboard blackboard;
  private final int number;
  private volatile boolean measured;
  private volatile boolean stopped;
  private volatile @Nullable Throwable failure;

  private ContendingProcess(LockSubject subject, String key, Blackboard blackboard, int number) {
    this.subject = subject;
    this.key = key;
    this.blackboard = blackboard;
    this.number = number;
  }

  public static void main(String[] args) throws Exception {
    Path result = Path.of(args[4]);
    int threads = Integer.parseInt(args[6]);
    try (LockSubject subject = RedisContestant.valueOf(args[0]).open(args[1])) {
      subject.take("warm-" + args[5]).giveBack();
      new ContendingProcess(
              subject, args[2], Blackboard.open(Path.of(args[3])), Integer.parseInt(args[5]))
          .run(threads, result);
    }
    // clients may leave threads behind, and the result is written
    System.exit(0);
  }

  private void run(int threads, Path result) throws Exception {
    BufferedReader orders =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    System.out.println("ready");
    List<Contender> contenders = new ArrayList<>();
    List<Thread> running = new ArrayList<>();
    for (@Nullable String order = orders.readLine(); !stopped; order = orders.readLine()) {
      if ("start".equals(order)) {
        for (int thread = 0; thread < threads; thread++) {
          Contender contender = new Contender(this, thread);
          contenders.add(contender);
          running.add(new Thread(contender, "contender-" + thread));
        }
        running.forEach(Thread::start);
      } else if ("measure".equals(order)) {
        measured = true;
      } else {
        measured = false;
        stopped = true;
        break;
      }
    }
    for (Thread thread : running) {
      thread.join(TimeUnit.SECONDS.toMillis(30));
      if (thread.isAlive()) {
        throw new IllegalStateException(
            thread.getName() + " still waits 30 s after the last order");
      }
    }
    if (failure != null) {
      throw new IllegalStateException(failure);
    }
    write(contenders, result);
  }

  private static void write(List<Contender> contenders, Path result) throws IOException {
    try (BufferedWriter out = Files.newBufferedWriter(result, StandardCharsets.UTF_8)) {
      for (int thread = 0; thread < contenders.size(); thread++) {
        for (long nanos : contenders.get(thread).handoffs()) {
          out.write(thread + " " + nanos + "\n");
        }
      }
      out.write("others " + contenders.stream().mapToLong(Contender::fromOthers).sum() + "\n");
    }
  }

  LockSubject subject() {
    return subject;
  }

  String key() {
    return key;
  }

  Blackboard blackboard() {
    return blackboard;
  }

  int number() {
    return number;
  }

  boolean measured() {
    return measured;
  }

  boolean stopped() {
    return stopped;
  }

  void fail(Throwable e) {
    failure = e;
    stopped = true;
    e.printStackTrace();
  }
}
