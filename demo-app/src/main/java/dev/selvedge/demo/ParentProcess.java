package dev.selvedge.demo;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.selvedge.runtime.SelvedgeException;
import dev.selvedge.runtime.internal.Secrets;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.sql.SQLException;
import java.util.concurrent.CountDownLatch;

/**
 * The process that has started this one, as this one sees it: it gives the database's password, the
 * start and the end, a line each, and is told the rest. This process ends when its input does,
 * which is when the other one has died. Thread-safe, but for waiting.
 */
final class ParentProcess {

  private final BufferedReader in = new BufferedReader(new InputStreamReader(System.in, UTF_8));
  private final PrintStream out = new PrintStream(System.out, true, UTF_8);
  private final CountDownLatch end = new CountDownLatch(1);

  private ParentProcess() {}

  /** What a process is there for. */
  interface Work {
    void run(String password, ParentProcess parent)
        throws IOException, SQLException, InterruptedException, ProcessFailedException;
  }

  /** Does the work, says so if it fails, and ends this process. */
  static void serve(Work work) throws IOException, InterruptedException {
    ParentProcess parent = new ParentProcess();
    String password = parent.in.readLine();
    if (password != null) {
      parent.run(work, password);
    }
    System.exit(0);
  }

  private void run(Work work, String password) throws IOException, InterruptedException {
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

  void say(String start, String rest) {
    out.println(start + rest);
  }

  /** Says that this process is ready, and waits for the start; false if there will be none. */
  boolean awaitStart(Class<?> annotated) throws IOException {
    say(LineStart.READY, Weaving.versionOf(annotated).orElse(""));
    if (in.readLine() == null) {
      return false;
    }
    Threads.named("input").newThread(this::endWithInput).start();
    return true;
  }

  /** Waits until this process is not needed any more. */
  void awaitEnd() throws InterruptedException {
    end.await();
  }

  /** Reads until the input ends, and ends this process with it, whatever it is doing. */
  private void endWithInput() {
    try {
      while (in.readLine() != null) {
        end.countDown();
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
