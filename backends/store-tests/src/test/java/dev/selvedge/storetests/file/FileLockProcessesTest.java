package dev.selvedge.storetests.file;

import static org.assertj.core.api.Assertions.assertThat;

import dev.selvedge.LockMode;
import dev.selvedge.runtime.lock.file.FileLockStoreProvider;
import dev.selvedge.runtime.spi.AcquireReply;
import dev.selvedge.runtime.spi.AcquireReply.Busy;
import dev.selvedge.runtime.spi.AcquireReply.Granted;
import dev.selvedge.runtime.spi.AcquireRequest;
import dev.selvedge.runtime.spi.LockStore;
import dev.selvedge.storetests.RecordingContext;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Several processes share a directory, and die in it. */
class FileLockProcessesTest {
  private static final Duration LONG = Duration.ofSeconds(60);
  private static final String HOUR = "PT1H";

  @TempDir Path temporary;
  private Path directory;
  private RecordingContext context;
  private LockStore store;
  private final List<Forked> processes = new ArrayList<>();

  @BeforeEach
  void open() {
    directory = temporary.resolve("locks");
    context = new RecordingContext("selvedge", "parent");
    store = new FileLockStoreProvider().open("file:" + directory, context);
  }

  @AfterEach
  void endAll() {
    processes.forEach(Forked::close);
    store.close();
    context.close();
  }

  private Forked run(String... args) throws Exception {
    Forked process = Forked.run(args);
    processes.add(process);
    return process;
  }

  private AcquireRequest request(String key) {
    return new AcquireRequest(
        key, UUID.randomUUID().toString(), "parent", LockMode.EXCLUSIVE, LONG, true, LONG, true);
  }

  private AcquireReply ask(AcquireRequest request) {
    return store.acquire(request).toCompletableFuture().join();
  }

  /** Asks when woken, and by the clock every ten seconds, so that a wake that is missing shows. */
  private long await(AcquireRequest request) throws InterruptedException {
    while (true) {
      int seen = context.wakes(request.key());
      AcquireReply reply = ask(request);
      if (reply instanceof Granted granted) {
        return granted.token();
      }
      context.awaitWake(request.key(), seen, Duration.ofSeconds(10));
    }
  }

  @Test
  void fourProcessesOfAllJdksCountInOneFileAndLoseNothing() throws Exception {
    Path counter = Files.writeString(temporary.resolve("counter"), "0");
    int rounds = 300;
    List<Path> jdks = Forked.jdks();
    for (int i = 0; i < 4; i++) {
      Path jdk = jdks.get(i % jdks.size());
      String[] args = {"count", directory.toString(), counter.toString(), "" + rounds};
      processes.add(Forked.run(jdk, args));
    }

    for (Forked process : processes) {
      process.awaitLine("done");
    }

    assertThat(Files.readString(counter)).isEqualTo(Integer.toString(4 * rounds));
  }

  @Test
  void whoWaitsGetsTheLockOfAKilledProcessLongBeforeItsLeaseEnds() throws Exception {
    Forked holder = run("hold", directory.toString(), "key", HOUR);
    long token = Long.parseLong(holder.awaitLine("held"));
    AcquireRequest waiting = request("key");
    assertThat(ask(waiting)).isInstanceOf(Busy.class);
    int seen = context.wakes("key");

    holder.kill();

    assertThat(context.awaitWake("key", seen, LONG)).isTrue();
    assertThat(await(waiting)).isGreaterThan(token);
  }

  @Test
  void whoComesAfterAKilledProcessGetsItsLockAtOnce() throws Exception {
    Forked holder = run("hold", directory.toString(), "key", HOUR);
    long token = Long.parseLong(holder.awaitLine("held"));
    AcquireRequest request = request("key");
    assertThat(ask(request)).isInstanceOf(Busy.class);
    holder.kill();

    AcquireReply reply = ask(request);

    assertThat(reply).isInstanceOf(Granted.class);
    assertThat(((Granted) reply).token()).isGreaterThan(token);
  }

  @Test
  void aKilledProcessThatWaitedIsPassedOver() throws Exception {
    AcquireRequest mine = request("key");
    ask(mine);
    Forked waiter = run("hold", directory.toString(), "key", HOUR);
    waiter.awaitLine("waiting");
    AcquireRequest next = request("key");
    ask(next);
    waiter.kill();

    store.withdraw(mine).toCompletableFuture().join();

    assertThat(ask(next)).isInstanceOf(Granted.class);
  }

  private int aliveFiles() {
    File[] files = directory.toFile().listFiles((where, name) -> name.startsWith("alive-"));
    return files == null ? 0 : files.length;
  }

  @Test
  void aStoppedProcessLosesItsLockByTheLeaseAndLearnsOfIt() throws Exception {
    Duration lease = Duration.ofMillis(500);
    Forked holder = run("hold", directory.toString(), "key", lease.toString());
    long token = Long.parseLong(holder.awaitLine("held"));
    holder.signal("STOP");
    long successor;
    try {
      Thread.sleep(3 * lease.toMillis());
      successor = await(request("key"));
    } finally {
      holder.signal("CONT");
    }

    holder.say("renew");

    assertThat(holder.awaitLine("[")).isEqualTo("LOST]");
    assertThat(successor).isGreaterThan(token);
  }

  @Test
  void aStoppedProcessKeepsItsLockUntilItsLeaseEnds() throws Exception {
    Forked holder = run("hold", directory.toString(), "key", HOUR);
    holder.awaitLine("held");
    holder.signal("STOP");
    try {
      assertThat(ask(request("key"))).isInstanceOf(Busy.class);
    } finally {
      holder.signal("CONT");
    }
  }

  @Test
  void processesKilledInAStormOfWritesNeverSpoilAStripeOrTakeATokenBack() throws Exception {
    int keys = 5;
    int rounds = Integer.getInteger("storetests.kills", 12);
    long[] greatest = new long[keys];
    for (int round = 0; round < rounds; round++) {
      Forked first = run("storm", directory.toString(), Integer.toString(keys));
      Forked second = run("storm", directory.toString(), Integer.toString(keys));
      first.awaitLine("started");
      second.awaitLine("started");
      Thread.sleep(50 + round * 7 % 100);
      first.kill();
      Thread.sleep(30);
      second.kill();
      remember(first, greatest);
      remember(second, greatest);

      for (int key = 0; key < keys; key++) {
        AcquireRequest request = request("key-" + key);
        long token = await(request);
        assertThat(token).isGreaterThan(greatest[key]);
        greatest[key] = token;
        store.withdraw(request).toCompletableFuture().join();
      }
    }
    assertThat(greatest).doesNotContain(0);
  }

  private static void remember(Forked process, long[] greatest) {
    for (String line : process.drain()) {
      String[] words = line.split(" ", -1);
      if (line.startsWith("token ") && words.length == 3) {
        int key = Integer.parseInt(words[1]);
        greatest[key] = Math.max(greatest[key], Long.parseLong(words[2]));
      } else {
        assertThat(line).doesNotContain("Exception").doesNotContain("no valid content");
      }
    }
  }

  @Test
  void theFilesOfTheDeadAreRemovedByTheNextThatJoins() throws Exception {
    for (int i = 0; i < 3; i++) {
      Forked process = run("hold", directory.toString(), "key-" + i, HOUR);
      process.awaitLine("held");
      process.kill();
    }

    RecordingContext other = new RecordingContext("selvedge", "other");
    try (LockStore joined = new FileLockStoreProvider().open("file:" + directory, other)) {
      assertThat(joined.guarantee()).isNotNull();
      assertThat(aliveFiles()).isEqualTo(2);
    } finally {
      other.close();
    }
    for (int i = 0; i < 3; i++) {
      assertThat(ask(request("key-" + i))).isInstanceOf(Granted.class);
    }
  }
}
