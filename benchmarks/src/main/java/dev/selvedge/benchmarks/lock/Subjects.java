package dev.selvedge.benchmarks.lock;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Subjects and servers of one run, closed together in the opposite order of their opening. */
final class Subjects implements AutoCloseable {

  private final List<AutoCloseable> opened = new ArrayList<>();
  private final List<LockSubject> subjects = new ArrayList<>();

  /** Adds what a subject needs. */
  <T extends AutoCloseable> T open(T resource) {
    opened.add(resource);
    return resource;
  }

  void add(LockSubject subject) {
    subjects.add(open(subject));
  }

  List<LockSubject> all() {
    return subjects;
  }

  @Override
  public void close() throws Exception {
    @Nullable Exception first = null;
    for (int last = opened.size() - 1; last >= 0; last--) {
      try {
        opened.get(last).close();
      } catch (Exception e) {
        if (first == null) {
          first = e;
        } else {
          first.addSuppressed(e);
        }
      }
    }
    if (first != null) {
      throw first;
    }
  }
}
