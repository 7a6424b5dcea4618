package dev.selvedge.demo;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.selvedge.runtime.SelvedgeException;
import dev.selvedge.runtime.internal.Secrets;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/**
 * The process that has started this one, as this one sees it: it gives the database's password, the
 * start and the end, a line each, and is told the rest. This process ends when its input does,
 * which is when the other one has died. Thread-safe, but for waiting.
 */
final class ParentProcess {

  private final BufferedReader in = new BufferedReader(new InputStreamReader(System.in, UTF_8));
  private final PrintStream out = new PrintStream(System.out, true, UTF_8);
  private final CountDownLatch start = new CountDownLatch(1);
  private final CountDownLatch end = new CountDownLatch(1);

  private ParentProcess() {}

  /** What a process is there for. */
  interface Work {
    void run(String password, ParentProcess parent)
        throws SQLException, InterruptedException, ProcessFailedException;
  }

  /** Does the work, says so if it fails, and ends this process. */
  static void serve(Work work) throws IOException, InterruptedException {
    ParentProcess parent = new ParentProcess();
    String password = parent.in.readLine();
    if (password != null) {
      Threads.named("input").newThread(parent::listen).start();
      parent.run(work, password);
    }
    System.exit(0);
  }

  private void run(Work work, String password) throws InterruptedException {
    try {
      work.run(password, this);
    } catch (SelvedgeException e) {
      String coordinator = Secrets.masked(System.getProperty("selvedge.coordinator", "unset"));
      say(LineStart.FAILED, "coordinator " + coordinator + ": " + oneLine(e));
    } catch (ProcessFailedException e) {
      say(LineStart.FAILED, oneLine(e));
    } catch (SQLException e) {
      say(LineStart.FAILED, "inventory: " + oneLine(e));
    }
  }

  void say(String word, String rest) {
    out.println(word + rest);
  }

  /** Says that this process is ready, and waits for the start. */
  void awaitStart(Class<?> annotated) throws InterruptedException {
    say(LineStart.READY, Weaving.versionOf(annotated).orElse(""));
    start.await();
  }

  /** Waits until this process is not needed any more. */
  void awaitEnd() throws InterruptedException {
    end.await();
  }

  /** Reads until the input ends, and ends this process with it, whatever it is doing. */
  private void listen() {
    try {
      for (CountDownLatch next : List.of(start, end)) {
        if (in.readLine() == null) {
          break;
        }
        next.countDown();
      }
      while (in.readLine() != null) {
        // nothing more is expected, only the end
      }
    } catch (IOException e) {
      // an input that breaks has ended too
    }
    Runtime.getRuntime().halt(1);
  }

  private static String oneLine(Exception e) {
    return String.valueOf(e.getMessage()).strip().replaceAll("\\s*\\R\\s*", "; ");
  }
}
