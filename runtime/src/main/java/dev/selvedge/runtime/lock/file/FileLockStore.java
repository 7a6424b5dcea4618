package dev.selvedge.runtime.lock.file;

import dev.selvedge.Guarantee;
import dev.selvedge.runtime.internal.Log;
import dev.selvedge.runtime.lock.LockStoreUnavailableException;
import dev.selvedge.runtime.spi.AcquireReply;
import dev.selvedge.runtime.spi.AcquireRequest;
import dev.selvedge.runtime.spi.Hold;
import dev.selvedge.runtime.spi.LockStore;
import dev.selvedge.runtime.spi.RenewReply;
import dev.selvedge.runtime.spi.StoreContext;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;

/** Locks in a directory, for all processes of one host. Thread-safe. */
final class FileLockStore implements LockStore {
  /** For how long to try at least, in nanoseconds, however impatient the caller. */
  private static final long LEAST = 500_000_000;

  private final String url;
  private final StoreContext context;
  private final LockDirectory directory;
  private final AliveFiles alive;
  private final Stripes stripes;
  private final Mailbox mailbox;
  private final String prefix;
  private final AtomicBoolean closed = new AtomicBoolean();

  private FileLockStore(
      String url,
      StoreContext context,
      LockDirectory directory,
      AliveFiles alive,
      Stripes stripes) {
    this.url = url;
    this.context = context;
    this.directory = directory;
    this.alive = alive;
    this.stripes = stripes;
    this.prefix = context.namespace() + '\n';
    this.mailbox = new Mailbox(context, alive, prefix);
  }

  static FileLockStore open(String url, LockDirectory directory, StoreContext context)
      throws IOException {
    FileLockStore store = directory.alone(url, () -> join(url, directory, context));
    store.mailbox.start();
    return store;
  }

  private static FileLockStore join(String url, LockDirectory directory, StoreContext context)
      throws IOException {
    AliveFiles alive = AliveFiles.join(directory.path());
    try {
      Stripes stripes = Stripes.join(directory.path());
      try {
        stripes.bury(alive);
      } catch (IOException e) { // the next that joins will do it; until then leases end
        Log.debug(FileLockStore.class, "cannot tidy up " + directory.path(), e);
      }
      return new FileLockStore(url, context, directory, alive, stripes);
    } catch (IOException | RuntimeException e) {
      alive.close();
      throw e;
    }
  }

  @Override
  public Guarantee guarantee() {
    return Guarantee.FENCED;
  }

  @Override
  public boolean ordered() {
    return false;
  }

  @Override
  public String describe() {
    return "file:" + directory.path();
  }

  @Override
  public CompletionStage<AcquireReply> acquire(AcquireRequest request) {
    return answer(request.mayBlock(), () -> acquireNow(request));
  }

  private AcquireReply acquireNow(AcquireRequest request) throws IOException {
    String name = prefix + request.key();
    List<String> holders = new ArrayList<>(0);
    AcquireReply reply =
        take(
            name,
            limit(request.patience()),
            turn -> {
              AcquireReply given = turn.acquire(name, request, alive.instance(), mailbox.port());
              holders.addAll(turn.holders());
              return given;
            });
    if (request.queue()) {
      mailbox.watch(holders);
    }
    return reply;
  }

  private static long limit(Duration patience) {
    boolean isLong = patience.compareTo(Duration.ofNanos(Stripes.PATIENCE)) > 0;
    return isLong ? Stripes.PATIENCE : Math.max(patience.toNanos(), LEAST);
  }

  @Override
  public CompletionStage<Void> withdraw(AcquireRequest request) {
    String name = prefix + request.key();
    return this.<Boolean>answer(
            request.mayBlock(),
            () ->
                take(
                    name,
                    Stripes.PATIENCE,
                    turn -> {
                      turn.withdraw(name, request.owner());
                      return true;
                    }))
        .thenAccept(done -> {});
  }

  @Override
  public CompletionStage<Boolean> release(Hold hold, Duration keepFor, boolean mayBlock) {
    String name = prefix + hold.key();
    return answer(
        mayBlock,
        () -> take(name, Stripes.PATIENCE, turn -> turn.release(name, hold, Millis.of(keepFor))));
  }

  @Override
  public CompletionStage<List<RenewReply>> renew(List<Hold> holds) {
    List<Hold> copy = List.copyOf(holds);
    return answer(false, () -> renewNow(copy));
  }

  /** Goes to each stripe once, and takes no longer for all than others do for one. */
  private List<RenewReply> renewNow(List<Hold> holds) {
    long deadline = System.nanoTime() + Stripes.PATIENCE;
    Map<Integer, List<Integer>> byStripe = new TreeMap<>();
    for (int i = 0; i < holds.size(); i++) {
      int stripe = stripes.indexOf(prefix + holds.get(i).key());
      byStripe.computeIfAbsent(stripe, absent -> new ArrayList<>()).add(i);
    }
    RenewReply[] replies = new RenewReply[holds.size()];
    Arrays.fill(replies, RenewReply.UNKNOWN);
    byStripe.forEach(
        (stripe, numbers) -> renewIn(stripes.at(stripe), deadline, numbers, holds, replies));
    return List.of(replies);
  }

  private void renewIn(
      StripeFile stripe,
      long deadline,
      List<Integer> numbers,
      List<Hold> holds,
      RenewReply[] replies) {
    RenewReply[] found = new RenewReply[numbers.size()];
    try {
      take(
          stripe,
          Math.max(deadline - System.nanoTime(), 0),
          turn -> {
            for (int i = 0; i < found.length; i++) {
              Hold hold = holds.get(numbers.get(i));
              found[i] = turn.renew(prefix + hold.key(), hold);
            }
            return true;
          });
    } catch (IOException e) { // the runtime asks again while the leases last
      Log.warning(FileLockStore.class, failure(e), null);
      return;
    }
    for (int i = 0; i < found.length; i++) {
      replies[numbers.get(i)] = found[i];
    }
  }

  private <T> T take(String name, long limit, Function<Turn, T> action) throws IOException {
    return take(stripes.of(name), limit, action);
  }

  private <T> T take(StripeFile stripe, long limit, Function<Turn, T> action) throws IOException {
    List<Turn.Wake> wakes = new ArrayList<>(0);
    T result =
        stripe.change(
            limit,
            table -> {
              Turn turn = new Turn(table, alive, System.currentTimeMillis());
              T done = action.apply(turn);
              wakes.addAll(turn.wakes());
              return done;
            });
    wakes.forEach(mailbox::send);
    return result;
  }

  /** A request that goes to the disk. */
  private interface Question<T> {
    T ask() throws IOException;
  }

  private <T> CompletionStage<T> answer(boolean mayBlock, Question<T> question) {
    CompletableFuture<T> reply = new CompletableFuture<>();
    if (mayBlock) {
      complete(reply, question);
      return reply;
    }
    try {
      context.executor().execute(() -> complete(reply, question));
    } catch (RejectedExecutionException e) {
      reply.completeExceptionally(
          new LockStoreUnavailableException(describe() + " is closed, as is its executor", e));
    }
    return reply;
  }

  private <T> void complete(CompletableFuture<T> reply, Question<T> question) {
    if (closed.get()) {
      reply.completeExceptionally(
          new LockStoreUnavailableException(describe() + " is closed", null));
      return;
    }
    try {
      reply.complete(question.ask());
    } catch (IOException e) {
      reply.completeExceptionally(new LockStoreUnavailableException(failure(e), e));
    } catch (Throwable e) { // never leave a caller waiting
      reply.completeExceptionally(e);
    }
  }

  private String failure(IOException e) {
    return "cannot use " + describe() + ": " + e.getMessage();
  }

  @Override
  public void close() {
    if (!closed.compareAndSet(false, true)) {
      return;
    }
    mailbox.close();
    alive.close();
    try {
      directory.alone(
          url,
          () -> {
            stripes.leave();
            return true;
          });
    } catch (IOException | RuntimeException e) {
      Log.debug(FileLockStore.class, "cannot leave " + describe(), e);
      LockDirectory.aloneHere(stripes::abandon);
    }
  }
}
