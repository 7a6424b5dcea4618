package dev.selvedge.demo;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;

/** A {@link Branch} as the process that started it sees it. Thread-safe. */
final class BranchProcess implements AutoCloseable {

  private final int number;
  private final Process process;
  private final PrintWriter input;
  private final Thread errors;
  private final Queue<String> complaints = new ConcurrentLinkedQueue<>();
  private final CompletableFuture<Optional<String>> ready = new CompletableFuture<>();
  private final CompletableFuture<BranchResult> result = new CompletableFuture<>();

  private BranchProcess(int number, Process process) {
    this.number = number;
    this.process = process;
    this.input = new PrintWriter(process.outputWriter(UTF_8), true);
    this.errors = Threads.named("branch-errors").newThread(this::readErrors);
  }

  static BranchProcess start(int number, List<String> command, String password) throws IOException {
    BranchProcess branch = new BranchProcess(number, new ProcessBuilder(command).start());
    branch.errors.start();
    Threads.named("branch-output").newThread(branch::readOutput).start();
    branch.input.println(password);
    return branch;
  }

  /** The version of its weaver, once it is ready; fails with {@link BranchFailedException}. */
  CompletableFuture<Optional<String>> ready() {
    return ready;
  }

  /** Lets it sell. */
  void go() {
    input.println("go");
  }

  /** How it did, once it is done; fails with {@link BranchFailedException}. */
  CompletableFuture<BranchResult> result() {
    return result;
  }

  /** What it wrote to its error stream, line by line; waits for its end. */
  List<String> complaints() throws InterruptedException {
    process.waitFor();
    errors.join();
    return List.copyOf(complaints);
  }

  /** Ends it, if it has not ended already, and returns when it has. */
  @Override
  public void close() {
    process.destroyForcibly().onExit().join();
  }

  private void readOutput() {
    try (BufferedReader output = process.inputReader(UTF_8)) {
      for (String line = output.readLine(); line != null; line = output.readLine()) {
        understand(line);
      }
      errors.join();
    } catch (IOException | InterruptedException e) {
      complaints.add(e.toString());
    }
    fail("branch " + number + " ended early" + reason());
  }

  private void understand(String line) {
    if (line.startsWith(Branch.READY)) {
      ready.complete(
          Optional.of(line.substring(Branch.READY.length())).filter(text -> !text.isEmpty()));
    } else if (line.startsWith(Branch.RESULT)) {
      result.complete(BranchResult.parse(line.substring(Branch.RESULT.length())));
    } else if (line.startsWith(Branch.FAILED)) {
      fail(line.substring(Branch.FAILED.length()));
    } else {
      complaints.add(line);
    }
  }

  private String reason() {
    return complaints.isEmpty() ? "" : ":\n  " + String.join("\n  ", complaints);
  }

  /** Has no effect on what is complete already. */
  private void fail(String message) {
    BranchFailedException failure = new BranchFailedException(message);
    ready.completeExceptionally(failure);
    result.completeExceptionally(failure);
  }

  private void readErrors() {
    try (BufferedReader lines = process.errorReader(UTF_8)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        complaints.add(line);
      }
    } catch (IOException e) {
      // closed under the reader because the process was ended: there is nothing more to read
      return;
    }
  }
}
