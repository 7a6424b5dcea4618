package dev.selvedge.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The nodes of one ring, each a JVM of its own, and their ledger; all are gone when it is closed.
 */
final class Nodes implements AutoCloseable {
  /** Of which each of three nodes owns some. */
  static final int KEYS = 48;

  static final long EXPIRY_MILLIS = 2_000;

  private final TemporaryFolder folder = TemporaryFolder.create();
  private final List<String> common;
  private final Map<String, WorkerProcess> running = new LinkedHashMap<>();
  private final List<WorkerProcess> all = new ArrayList<>();
  private Jdk jdk = Jdks.all().get(0);

  /** Nodes that share these settings. */
  Nodes(String... common) throws Exception {
    this.common = new ArrayList<>(List.of(common));
  }

  /** Nodes that learn of each other from a coordinator. */
  static Nodes at(String url) throws Exception {
    return new Nodes(
        "coordinator=" + url,
        "node.listen=127.0.0.1:0",
        "node.heartbeat=200ms",
        "node.expiry=" + EXPIRY_MILLIS + "ms");
  }

  /** A setting of those that start from now on. */
  Nodes with(String setting) {
    common.add(setting);
    return this;
  }

  /** The JDK of those that start from now on; else the oldest. */
  Nodes on(Jdk other) {
    jdk = other;
    return this;
  }

  Path ledgerFile() {
    return folder.path().resolve("ledger");
  }

  CallLedger ledger() throws Exception {
    return CallLedger.read(ledgerFile());
  }

  WorkerProcess get(String id) {
    return Objects.requireNonNull(running.get(id), id);
  }

  /** A process that has offered nothing yet. */
  WorkerProcess start(String id, String... settings) throws Exception {
    List<String> its = new ArrayList<>(common);
    its.addAll(List.of(settings));
    its.add("node.id=" + id);
    its.add("-Dledger=" + ledgerFile());
    WorkerProcess worker = WorkerProcess.start("nodes", jdk, its);
    all.add(worker);
    running.put(id, worker);
    return worker;
  }

  /** Started at the same time, all of which own keys, and agree on who owns which. */
  Nodes join(String... ids) throws Exception {
    try {
      startTogether(ids);
      return this;
    } catch (Exception | Error e) {
      close(); // as nobody else can yet
      throw e;
    }
  }

  private void startTogether(String... ids) throws Exception {
    for (String id : ids) {
      start(id);
    }
    bind(ids);
    String members = Arrays.stream(ids).sorted().collect(Collectors.joining(","));
    for (String id : ids) {
      get(id).awaitLast("view ", "view " + members);
    }
    for (String id : ids) {
      assertThat(get(id).ask("fingerprint")).isEqualTo(get(ids[0]).ask("fingerprint"));
      assertThat(owners(get(id))).isEqualTo(owners(get(ids[0]))).containsValues(ids);
    }
  }

  /** Has them offer what they have. */
  Nodes bind(String... ids) throws Exception {
    for (String id : ids) {
      get(id).await("ready");
      assertThat(get(id).ask("bind")).as("%s", get(id)).isEqualTo("returned ");
    }
    return this;
  }

  /** One that calls only, and sees these. */
  WorkerProcess client(String id, String members, String... settings) throws Exception {
    WorkerProcess client = start(id, settings);
    client.await("ready");
    client.ask("watch");
    client.awaitLast("view ", "view " + members);
    return client;
  }

  /** All that run see exactly these. */
  void see(String members) throws Exception {
    for (WorkerProcess worker : running.values()) {
      worker.awaitLast("view ", "view " + members);
    }
  }

  /** Who owns each key, as somebody sees it. */
  static Map<String, String> owners(WorkerProcess by) throws Exception {
    String answer = by.ask("owners " + KEYS);
    assertThat(answer).as("%s", by).startsWith("returned ");
    String[] ids = answer.substring("returned ".length()).split(",");
    Map<String, String> owners = new LinkedHashMap<>();
    IntStream.range(0, KEYS).forEach(i -> owners.put("k" + i, ids[i]));
    return owners;
  }

  /** Until somebody sees each key with that owner. */
  void awaitOwners(String id, Map<String, String> wanted) throws Exception {
    String ids = String.join(",", wanted.values());
    get(id).awaitAnswer("owners " + KEYS, "returned " + ids);
  }

  static List<String> keysOf(Map<String, String> owners, String id) {
    return owners.entrySet().stream()
        .filter(entry -> entry.getValue().equals(id))
        .map(Map.Entry::getKey)
        .toList();
  }

  static String keyOf(Map<String, String> owners, String id) {
    return keysOf(owners, id).get(0);
  }

  static String allKeys() {
    return IntStream.range(0, KEYS).mapToObj(i -> "k" + i).collect(Collectors.joining(","));
  }

  void kill(String id) throws Exception {
    get(id).kill();
    running.remove(id);
  }

  /** As whoever deploys a new version does. */
  void terminate(String id) throws Exception {
    WorkerProcess worker = get(id);
    running.remove(id);
    worker.signal("TERM");
    assertThat(worker.exitCode()).as("%s", worker).isEqualTo(128 + 15);
  }

  /** What all have said, for a failure's message. */
  @Override
  public String toString() {
    return all.stream().map(WorkerProcess::toString).collect(Collectors.joining("\n"));
  }

  @Override
  public void close() throws Exception {
    Exception failure = null;
    for (WorkerProcess worker : all) {
      try {
        worker.close();
      } catch (Exception e) {
        failure = e;
      }
    }
    folder.close();
    if (failure != null) {
      throw failure;
    }
  }
}
