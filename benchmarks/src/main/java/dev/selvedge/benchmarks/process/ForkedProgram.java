package dev.selvedge.benchmarks.process;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A program in a JVM of its own, on this one's class path, which is told line by line what to do
 * and answers so. Closing it kills it, if it has not ended.
 */
public final class ForkedProgram implements AutoCloseable {

  private static final long TIMEOUT_SECONDS = 120;

  private final Process process;
  private final BufferedReader answers;
  private final BufferedWriter orders;
  private final Path errors;

  /** Starts it, with what it writes to its standard error kept in a file. */
  public ForkedProgram(Class<?> program, List<String> arguments, Path errors) throws IOException {
    this(program, List.of(), arguments, errors);
  }

  /** The same with the agent, which has to be built. */
  public static ForkedProgram woven(Class<?> program, List<String> arguments, Path errors)
      throws IOException {
    Path agent =
        BuiltJar.AGENT
            .locate()
            .orElseThrow(() -> new IllegalStateException(program + " needs the agent"));
    return new ForkedProgram(program, List.of("-javaagent:" + agent), arguments, errors);
  }

  private ForkedProgram(Class<?> program, List<String> options, List<String> arguments, Path errors)
      throws IOException {
    this.errors = errors;
    List<String> command = new ArrayList<>(List.of(JdkTools.java(), "-Xms256m", "-Xmx256m"));
    command.addAll(options);
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), program.getName()));
    command.addAll(arguments);
    process = new ProcessBuilder(command).redirectError(errors.toFile()).start();
    answers =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    orders =
        new BufferedWriter(
            new OutputStreamWriter(process.getOutputStream(), StandardCharsets.UTF_8));
  }

  public void order(String line) throws IOException {
    orders.write(line);
    orders.newLine();
    orders.flush();
  }

  /** Gives an order and waits for the answer. */
  public String ask(String line) throws IOException {
    order(line);
    return answer();
  }

  /** Waits for the next line that it says. */
  public String answer() throws IOException {
    @Nullable String line = answers.readLine();
    if (line == null) {
      throw failed("ended");
    }
    return line;
  }

  /** Waits until it has ended well. */
  public void await() throws IOException, InterruptedException {
    if (!process.waitFor(TIMEOUT_SECONDS, TimeUnit.SECONDS)) {
      throw failed("still runs after " + TIMEOUT_SECONDS + " s");
    }
    if (process.exitValue() != 0) {
      throw failed("exited with " + process.exitValue());
    }
  }

  private IllegalStateException failed(String how) throws IOException {
    return new IllegalStateException(
        "a measured process %s:%n%s".formatted(how, Files.readString(errors)));
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
