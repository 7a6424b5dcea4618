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
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * A {@link Branch} or an {@link OfficeNode} as the process that started it sees it. Thread-safe.
 *
 * @param <R> what it answers in the end
 */
final class OfficeProcess<R> implements AutoCloseable {

  private final Kind<R> kind;
  private final Process process;
  private final PrintWriter input;
  private final Thread errors;
  private final Queue<String> complaints = new ConcurrentLinkedQueue<>();
  private final CompletableFuture<Optional<String>> ready = new CompletableFuture<>();
  private final CompletableFuture<R> result = new CompletableFuture<>();

  /**
   * What is to be known of a process.
   *
   * @param name for messages, {@code branch 2}
   * @param parser reads what it has done
   * @param others takes the lines that only this kind of process says; answers whether it is one
   */
  record Kind<R>(String name, Function<String, R> parser, Predicate<String> others) {}

  private OfficeProcess(Kind<R> kind, Process process) {
    this.kind = kind;
    this.process = process;
    this.input = new PrintWriter(process.outputWriter(UTF_8), true);
    this.errors = Threads.named("process-errors").newThread(this::readErrors);
  }

  static <R> OfficeProcess<R> start(Kind<R> kind, List<String> command, String password)
      throws IOException {
    OfficeProcess<R> started = new OfficeProcess<>(kind, new ProcessBuilder(command).start());
    started.errors.start();
    Threads.named("process-output").newThread(started::readOutput).start();
    started.input.println(password);
    return started;
  }

  /** The version of its weaver, once it is ready; fails with {@link ProcessFailedException}. */
  CompletableFuture<Optional<String>> ready() {
    return ready;
  }

  /** Lets it sell. */
  void go() {
    input.println("go");
  }

  /** How it did, once it is done; fails with {@link ProcessFailedException}. */
  CompletableFuture<R> result() {
    return result;
  }

  /** Lets one end that waits for that. */
  void end() {
    input.println("end");
  }

  /** What it wrote to its error stream, line by line; waits for its end. */
  List<String> complaints() throws InterruptedException {
    process.waitFor();
    errors.join();
    return List.copyOf(complaints);
  }

  /** Kills it, if it has not ended already, and returns when it has. */
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
    fail(kind.name() + " ended early" + reason());
  }

  private void understand(String line) {
    if (line.startsWith(LineStart.READY)) {
      ready.complete(
          Optional.of(line.substring(LineStart.READY.length())).filter(text -> !text.isEmpty()));
    } else if (line.startsWith(LineStart.RESULT)) {
      result.complete(kind.parser().apply(line.substring(LineStart.RESULT.length())));
    } else if (line.startsWith(LineStart.FAILED)) {
      fail(line.substring(LineStart.FAILED.length()));
    } else if (!kind.others().test(line)) {
      complaints.add(line);
    }
  }

  private String reason() {
    return complaints.isEmpty() ? "" : ":\n  " + String.join("\n  ", complaints);
  }

  /** Has no effect on what is complete already. */
  private void fail(String message) {
    ProcessFailedException failure = new ProcessFailedException(message);
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
