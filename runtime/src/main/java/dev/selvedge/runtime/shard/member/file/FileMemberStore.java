package dev.selvedge.runtime.shard.member.file;

import dev.selvedge.runtime.lock.LockStoreUnavailableException;
import dev.selvedge.runtime.lock.file.AliveFiles;
import dev.selvedge.runtime.lock.file.LockDirectory;
import dev.selvedge.runtime.spi.MemberRecord;
import dev.selvedge.runtime.spi.MemberStore;
import dev.selvedge.runtime.spi.StoreContext;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * Members in a directory, for all processes of one host. A record whose process has ended is
 * answered with no life left, whatever its time: {@code kill -9} shows with the next who asks.
 * Thread-safe.
 */
final class FileMemberStore implements MemberStore {
  private static final String DIRECTORY = "nodes";
  private static final long JOIN_PATIENCE = 5_000_000_000L;

  private final String url;
  private final StoreContext context;
  private final LockDirectory directory;
  private final AliveFiles alive;
  private final NodeTable table;
  private final String prefix;
  private final AtomicBoolean closed = new AtomicBoolean();

  private FileMemberStore(
      String url, StoreContext context, LockDirectory directory, AliveFiles alive) {
    this.url = url;
    this.context = context;
    this.directory = directory;
    this.alive = alive;
    this.table = new NodeTable(directory.path());
    this.prefix = context.namespace() + '\n';
  }

  static FileMemberStore open(String url, StoreContext context) throws IOException {
    LockDirectory directory = LockDirectory.open(url, DIRECTORY);
    return directory.alone(
        url,
        JOIN_PATIENCE,
        () -> {
          AliveFiles alive = AliveFiles.join(directory.path());
          return new FileMemberStore(url, context, directory, alive);
        });
  }

  @Override
  public String describe() {
    return "file:" + directory.path();
  }

  @Override
  public CompletionStage<List<Seen>> beat(
      MemberRecord own, Duration lifetime, Duration keepFor, Duration patience) {
    return answer(patience, () -> beatAlone(own, lifetime.toMillis(), keepFor.toMillis()));
  }

  @Override
  public CompletionStage<List<Seen>> read(Duration patience) {
    return answer(patience, () -> seen(table.read(), System.currentTimeMillis()));
  }

  private List<Seen> beatAlone(MemberRecord own, long lifetime, long keepFor) throws IOException {
    Map<String, Entry> entries = table.read();
    long now = System.currentTimeMillis();
    Entry before = entries.get(prefix + own.id());
    if (before == null || own.replaces(before.member())) {
      entries.put(prefix + own.id(), new Entry(own, alive.instance(), now + lifetime, lifetime));
    }
    bury(entries, now);
    entries.values().removeIf(entry -> now - entry.until() >= keepFor);
    table.write(entries);
    return seen(entries, now);
  }

  /** Says of those who have died that they have, and forgets the files that showed it. */
  private void bury(Map<String, Entry> entries, long now) throws IOException {
    entries.replaceAll((name, entry) -> hasEnded(entry) ? entry.ended(now) : entry);
    for (String dead : alive.dead()) {
      alive.remove(dead);
    }
  }

  private boolean hasEnded(Entry entry) {
    return !entry.instance().isEmpty() && !alive.isPresent(entry.instance());
  }

  private List<Seen> seen(Map<String, Entry> entries, long now) {
    List<Seen> all = new ArrayList<>();
    entries.forEach(
        (name, entry) -> {
          if (name.startsWith(prefix)) {
            long remaining = entry.remaining(now);
            long known = hasEnded(entry) ? Math.min(remaining, 0) : remaining;
            all.add(new Seen(entry.member(), Duration.ofMillis(known)));
          }
        });
    return all;
  }

  /** A step that goes to the disk. */
  private interface Step {
    List<Seen> run() throws IOException;
  }

  private CompletionStage<List<Seen>> answer(Duration patience, Step step) {
    CompletableFuture<List<Seen>> reply = new CompletableFuture<>();
    try {
      context.executor().execute(() -> complete(reply, patience, step));
    } catch (RejectedExecutionException e) {
      reply.completeExceptionally(unavailable("is closed, as is its executor", e));
    }
    return reply;
  }

  private void complete(CompletableFuture<List<Seen>> reply, Duration patience, Step step) {
    if (closed.get()) {
      reply.completeExceptionally(unavailable("is closed", null));
      return;
    }
    try {
      reply.complete(directory.alone(url, patience.toNanos(), step::run));
    } catch (IOException e) {
      reply.completeExceptionally(unavailable("cannot be used: " + e.getMessage(), e));
    } catch (Throwable e) { // never leave a caller waiting
      reply.completeExceptionally(e);
    }
  }

  private LockStoreUnavailableException unavailable(String what, @Nullable Throwable cause) {
    return new LockStoreUnavailableException(describe() + ' ' + what, cause);
  }

  /** What it wrote last counts as the record of one who has died. */
  @Override
  public void close() {
    if (closed.compareAndSet(false, true)) {
      alive.close();
    }
  }
}
