package dev.selvedge.demo;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;

/**
 * All processes of an act. Thread-safe.
 *
 * @param <R> what each answers in the end
 */
final class OfficeProcesses<R> implements AutoCloseable {

  private final List<OfficeProcess<R>> processes = new CopyOnWriteArrayList<>();

  OfficeProcess<R> start(OfficeProcess.Kind<R> kind, List<String> command, String password)
      throws IOException {
    OfficeProcess<R> started = OfficeProcess.start(kind, command, password);
    processes.add(started);
    return started;
  }

  /** Waits until all are ready; answers the version of their weaver, if all are woven. */
  Optional<String> awaitReady() throws ProcessFailedException, InterruptedException {
    List<Optional<String>> weavers = all(processes.stream().map(OfficeProcess::ready).toList());
    return weavers.stream().allMatch(Optional::isPresent) ? weavers.get(0) : Optional.empty();
  }

  void go() {
    processes.forEach(OfficeProcess::go);
  }

  /** Waits for what all have done. */
  List<R> awaitResults() throws ProcessFailedException, InterruptedException {
    return all(processes.stream().map(OfficeProcess::result).toList());
  }

  /** Waits for all, but not for the others once one has failed. */
  static <T> List<T> all(List<CompletableFuture<T>> parts)
      throws ProcessFailedException, InterruptedException {
    CompletableFuture<T> failure = new CompletableFuture<>();
    for (CompletableFuture<T> each : parts) {
      each.exceptionally(
          thrown -> {
            failure.completeExceptionally(thrown);
            return null;
          });
    }
    try {
      CompletableFuture.anyOf(
              failure, CompletableFuture.allOf(parts.toArray(CompletableFuture<?>[]::new)))
          .get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof ProcessFailedException failed) {
        throw failed;
      }
      throw new IllegalStateException("a process said what cannot be understood", e);
    }
    return parts.stream().map(CompletableFuture::join).toList();
  }

  /** What they wrote to their error streams, each line once; waits for the end of all. */
  List<String> complaints() throws InterruptedException {
    List<String> lines = new ArrayList<>();
    for (OfficeProcess<R> each : processes) {
      lines.addAll(each.complaints());
    }
    return lines.stream().distinct().toList();
  }

  /** Kills those that have not ended, and returns when all have. */
  @Override
  public void close() {
    processes.forEach(OfficeProcess::close);
  }
}
