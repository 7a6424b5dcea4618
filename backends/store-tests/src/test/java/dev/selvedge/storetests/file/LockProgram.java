package dev.selvedge.storetests.file;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.selvedge.LockMode;
import dev.selvedge.runtime.lock.file.FileLockStoreProvider;
import dev.selvedge.runtime.spi.AcquireReply;
import dev.selvedge.runtime.spi.AcquireReply.Busy;
import dev.selvedge.runtime.spi.AcquireReply.Granted;
import dev.selvedge.runtime.spi.AcquireRequest;
import dev.selvedge.runtime.spi.Hold;
import dev.selvedge.runtime.spi.LockStore;
import dev.selvedge.storetests.RecordingContext;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;

/** What the tests run in processes of their own. Ends when its input ends, as its parent has. */
final class LockProgram {
  private static final Duration LONG = Duration.ofSeconds(60);

  private final LockStore store;
  private final RecordingContext context;
  private boolean saysWhenItWaits;

  private LockProgram(Path directory) {
    context = new RecordingContext("selvedge", UUID.randomUUID().toString());
    store = new FileLockStoreProvider().open("file:" + directory, context);
  }

  public static void main(String[] args) throws Exception {
    LockProgram program = new LockProgram(Path.of(args[1]));
    switch (args[0]) {
      case "count" -> program.count(Path.of(args[2]), Integer.parseInt(args[3]));
      case "hold" -> program.hold(args[2], Duration.parse(args[3]));
      case "storm" -> program.storm(Integer.parseInt(args[2]));
      case "speed" -> program.speed(args[2], Integer.parseInt(args[3]));
      default -> throw new IllegalArgumentException(args[0]);
    }
    program.store.close();
    program.context.close();
  }

  /** Adds one to the number in the file, again and again, each time under the lock. */
  private void count(Path file, int rounds) throws Exception {
    for (int i = 0; i < rounds; i++) {
      Hold hold = await("counter", LONG);
      int number = Integer.parseInt(Files.readString(file));
      Files.writeString(file, Integer.toString(number + 1));
      release(hold);
    }
    say("done");
  }

  /** Holds the key, and renews it when told to. */
  private void hold(String key, Duration lease) throws Exception {
    saysWhenItWaits = true;
    Hold hold = await(key, lease);
    say("held " + hold.token());
    BufferedReader input = new BufferedReader(new InputStreamReader(System.in, UTF_8));
    while (true) {
      String line = input.readLine();
      if (line == null) {
        return;
      }
      say(store.renew(List.of(hold)).toCompletableFuture().join().toString());
    }
  }

  /** Takes and gives back keys, and says which token each time, until it is killed. */
  private void storm(int keys) throws Exception {
    say("started");
    for (int i = 0; System.in.available() == 0; i++) {
      int key = i % keys;
      Hold hold = await("key-" + key, LONG);
      say("token " + key + ' ' + hold.token());
      if (i % 7 != 0) {
        release(hold);
      } else {
        store.release(hold, Duration.ofMillis(5), true).toCompletableFuture().join();
      }
    }
  }

  private void speed(String key, int rounds) throws Exception {
    for (int i = 0; i < rounds; i++) {
      release(await(key, LONG));
    }
    long start = System.nanoTime();
    for (int i = 0; i < rounds; i++) {
      release(await(key, LONG));
    }
    long each = (System.nanoTime() - start) / rounds;
    say("speed " + each + " ns per acquire and release of " + key);
  }

  private Hold await(String key, Duration lease) throws Exception {
    String owner = UUID.randomUUID().toString();
    AcquireRequest request =
        new AcquireRequest(key, owner, "program", LockMode.EXCLUSIVE, lease, true, LONG, true);
    while (true) {
      int seen = context.wakes(key);
      AcquireReply reply = store.acquire(request).toCompletableFuture().join();
      if (reply instanceof Granted granted) {
        return new Hold(key, owner, LockMode.EXCLUSIVE, lease, granted.token());
      }
      if (saysWhenItWaits) {
        say("waiting");
      }
      Duration again = ((Busy) reply).retryAfter();
      Duration most = Duration.ofSeconds(2);
      context.awaitWake(key, seen, again.compareTo(most) < 0 ? again : most);
    }
  }

  private void release(Hold hold) {
    if (!store.release(hold, Duration.ZERO, true).toCompletableFuture().join()) {
      throw new IllegalStateException("lost " + hold);
    }
  }

  private static void say(String line) throws IOException {
    System.out.println(line);
    if (System.out.checkError()) {
      throw new IOException("the parent has gone");
    }
  }
}
