package dev.selvedge.demo;

import dev.selvedge.runtime.internal.Secrets;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;

/**
 * Where processes keep their locks, and learn of each other: what the user named, or a temporary
 * directory, which is deleted by {@link #close}.
 */
final class Coordinator implements AutoCloseable {

  private final String setting;
  private final String shown;
  private final Optional<Path> temporary;

  /** When the program is told to end, the shutdown hook and the main thread both close this. */
  private final Lock closing = new ReentrantLock();

  private Coordinator(String setting, String shown, Optional<Path> temporary) {
    this.setting = setting;
    this.shown = shown;
    this.temporary = temporary;
  }

  static Coordinator of(Optional<String> given) throws IOException {
    if (given.isPresent()) {
      return new Coordinator(given.get(), Secrets.masked(given.get()), Optional.empty());
    }
    Path directory = Files.createTempDirectory("selvedge-demo-");
    return new Coordinator(
        "file:" + directory, "file: in a temporary directory", Optional.of(directory));
  }

  /** The value of {@code selvedge.coordinator}. */
  String setting() {
    return setting;
  }

  /** Fit to be printed. */
  String shown() {
    return shown;
  }

  @Override
  public void close() {
    closing.lock();
    try {
      if (temporary.isPresent() && Files.exists(temporary.get())) {
        delete(temporary.get());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      closing.unlock();
    }
  }

  private static void delete(Path directory) throws IOException {
    try (Stream<Path> below = Files.walk(directory)) {
      List<Path> deepestFirst = below.sorted(Comparator.reverseOrder()).toList();
      for (Path path : deepestFirst) {
        Files.deleteIfExists(path);
      }
    }
  }
}
