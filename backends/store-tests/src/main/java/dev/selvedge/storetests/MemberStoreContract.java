package dev.selvedge.storetests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.selvedge.runtime.spi.MemberRecord;
import dev.selvedge.runtime.spi.MemberRecord.State;
import dev.selvedge.runtime.spi.MemberStore;
import dev.selvedge.runtime.spi.MemberStore.Seen;
import dev.selvedge.runtime.spi.StoreContext;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * What every {@link MemberStore} has to pass: a JUnit 5 suite to be extended by a test class of the
 * store, as {@link LockStoreContract} is. Each test has a namespace of its own on the same server.
 * Nothing asserts how fast anything is: lives that are waited out are short.
 */
public abstract class MemberStoreContract {
  private static final Duration LONG = Duration.ofHours(1);
  private static final Duration SHORT = Duration.ofMillis(200);

  private final String namespace = "t" + UUID.randomUUID();
  private final List<Node> opened = new ArrayList<>();

  /** Opens a store on the same server as every other call, with whatever it needs to be set up. */
  protected abstract MemberStore open(StoreContext context) throws Exception;

  /**
   * Stops the server, best by killing it, and starts it again at the same address, with what it has
   * kept or without; does nothing where there is no server.
   */
  protected void restart() throws Exception {}

  /** Longer than anything may take on the slowest machine: a bound for what hangs. */
  protected Duration patience() {
    return Duration.ofSeconds(30);
  }

  private record Node(MemberStore store, RecordingContext context) {}

  private MemberStore store() throws Exception {
    return store(namespace.substring(0, 20));
  }

  private MemberStore store(String namespace) throws Exception {
    String client = "c" + UUID.randomUUID().toString().substring(0, 18);
    RecordingContext context = new RecordingContext(namespace, client);
    MemberStore store = open(context);
    opened.add(new Node(store, context));
    return store;
  }

  @AfterEach
  void closeAll() {
    for (Node node : opened) {
      node.store().close();
      node.context().close();
    }
  }

  private static MemberRecord member(String id, long incarnation, State state) {
    return new MemberRecord(id, incarnation, id + ".acme:9000", 1, state, Set.of("orders"), 0);
  }

  private static MemberRecord up(String id) {
    return member(id, 1, State.UP);
  }

  private List<Seen> beat(MemberStore store, MemberRecord own, Duration lifetime) throws Exception {
    return beat(store, own, lifetime, LONG);
  }

  private List<Seen> beat(MemberStore store, MemberRecord own, Duration lifetime, Duration keepFor)
      throws Exception {
    return store
        .beat(own, lifetime, keepFor, patience())
        .toCompletableFuture()
        .get(patience().toMillis(), TimeUnit.MILLISECONDS);
  }

  private List<Seen> read(MemberStore store) throws Exception {
    return store
        .read(patience())
        .toCompletableFuture()
        .get(patience().toMillis(), TimeUnit.MILLISECONDS);
  }

  private static Optional<Seen> of(List<Seen> all, String id) {
    return all.stream().filter(seen -> seen.member().id().equals(id)).findFirst();
  }

  private static List<String> ids(List<Seen> all) {
    return all.stream().map(seen -> seen.member().id()).sorted().toList();
  }

  /** A condition that may fail while a server starts. */
  private interface Condition {
    boolean isSo() throws Exception;
  }

  private void await(String what, Condition condition) throws Exception {
    long start = System.nanoTime();
    while (!condition.isSo()) {
      if (System.nanoTime() - start > patience().toNanos()) {
        throw new AssertionError("not within " + patience() + ": " + what);
      }
      Thread.sleep(20);
    }
  }

  @Test
  void itIsEmptyAtFirst() throws Exception {
    assertThat(read(store())).isEmpty();
  }

  @Test
  void aBeatAnswersWhatItWrote() throws Exception {
    MemberRecord all =
        new MemberRecord(
            "Shop-1.acme:9000_x",
            Long.MAX_VALUE / 2 + 1,
            "[2001:db8::1]:9000",
            0.125,
            State.JOINING,
            Set.of("orders", "größte Kunden, 'VIP'", "\"{} |;"),
            16);
    MemberStore store = store();

    assertThat(beat(store, all, LONG)).extracting(Seen::member).containsExactly(all);
    assertThat(read(store)).extracting(Seen::member).containsExactly(all);
  }

  @Test
  void aMemberOfNoRingIsKeptToo() throws Exception {
    MemberRecord idle = new MemberRecord("a", 1, "h:1", 1, State.UP, Set.of(), 0);

    assertThat(beat(store(), idle, LONG)).extracting(Seen::member).containsExactly(idle);
  }

  @Test
  void allSeeAll() throws Exception {
    MemberStore first = store();
    MemberStore second = store();
    beat(first, up("a"), LONG);

    assertThat(ids(beat(second, up("b"), LONG))).containsExactly("a", "b");
    assertThat(ids(read(first))).containsExactly("a", "b");
  }

  @Test
  void idsThatDifferByCaseOnlyAreTwo() throws Exception {
    MemberStore store = store();
    beat(store, up("node"), LONG);

    assertThat(ids(beat(store, up("Node"), LONG))).containsExactly("Node", "node");
  }

  @Test
  void namespacesDoNotSeeEachOther() throws Exception {
    beat(store(), up("a"), LONG);

    assertThat(read(store("x" + namespace.substring(1, 20)))).isEmpty();
    assertThat(read(store(namespace.substring(0, 19)))).isEmpty();
  }

  @Test
  void aReaderSeesHowMuchIsLeft() throws Exception {
    MemberStore store = store();
    MemberStore reader = store();
    Seen fresh = of(beat(store, up("a"), LONG), "a").orElseThrow();

    assertThat(fresh.remaining()).isBetween(LONG.minusMinutes(1), LONG.plusMillis(1));
    await(
        "less is left",
        () -> of(read(reader), "a").orElseThrow().remaining().compareTo(fresh.remaining()) < 0);
  }

  @Test
  void aRecordThatIsNotWrittenAgainExpiresAndIsStillThere() throws Exception {
    MemberStore store = store();
    MemberStore reader = store();
    beat(store, up("a"), SHORT);

    await("a has expired", () -> !of(read(reader), "a").orElseThrow().isAlive());

    assertThat(of(read(reader), "a")).isPresent();
    await(
        "it is known since when",
        () -> of(read(reader), "a").orElseThrow().remaining().toMillis() < -50);
  }

  @Test
  void anotherBeatStartsItsLifeAnew() throws Exception {
    MemberStore store = store();
    beat(store, up("a"), SHORT);
    await("a has expired", () -> !of(read(store), "a").orElseThrow().isAlive());

    assertThat(of(beat(store, up("a"), LONG), "a").orElseThrow().isAlive()).isTrue();
  }

  @Test
  void aLaterIncarnationStaysAndIsAnswered() throws Exception {
    MemberStore elder = store();
    MemberStore younger = store();
    beat(elder, member("a", 5, State.UP), LONG);
    beat(younger, member("a", 6, State.JOINING), LONG);

    List<Seen> answer = beat(elder, member("a", 5, State.UP), LONG);

    assertThat(answer).extracting(Seen::member).containsExactly(member("a", 6, State.JOINING));
  }

  @Test
  void alsoOneThatHasExpiredOrLeft() throws Exception {
    MemberStore store = store();
    beat(store, member("a", 6, State.GONE), SHORT);
    await("a has expired", () -> !of(read(store), "a").orElseThrow().isAlive());

    List<Seen> answer = beat(store, member("a", 5, State.UP), LONG);

    assertThat(answer).extracting(Seen::member).containsExactly(member("a", 6, State.GONE));
    assertThat(of(answer, "a").orElseThrow().isAlive()).isFalse();
  }

  @Test
  void aLaterIncarnationTakesThePlaceOfAnyState() throws Exception {
    MemberStore store = store();
    beat(store, member("a", 5, State.GONE), LONG);

    assertThat(beat(store, member("a", 6, State.JOINING), LONG))
        .extracting(Seen::member)
        .containsExactly(member("a", 6, State.JOINING));
  }

  @Test
  void aBeatThatIsLateBringsNobodyBack() throws Exception {
    MemberStore store = store();
    for (State state : State.values()) {
      assertThat(beat(store, member("a", 1, state), LONG))
          .extracting(Seen::member)
          .containsExactly(member("a", 1, state));
    }

    assertThat(beat(store, member("a", 1, State.UP), LONG))
        .extracting(Seen::member)
        .containsExactly(member("a", 1, State.GONE));
  }

  @Test
  void whoIsGoneForLongIsForgotten() throws Exception {
    MemberStore store = store();
    for (int i = 0; i < 50; i++) {
      beat(store, up("n" + i), SHORT, SHORT);
    }

    await("only a is left", () -> ids(beat(store, up("a"), LONG, SHORT)).equals(List.of("a")));

    assertThat(ids(read(store))).containsExactly("a");
  }

  @Test
  void whoIsGoneForAShortWhileIsNot() throws Exception {
    MemberStore store = store();
    beat(store, up("a"), SHORT);
    await("a has expired", () -> !of(read(store), "a").orElseThrow().isAlive());

    assertThat(ids(beat(store, up("b"), LONG))).containsExactly("a", "b");
  }

  @Test
  void manyNodesMayBeatAtOnce() throws Exception {
    List<MemberStore> stores = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      stores.add(store());
    }
    List<CompletableFuture<List<Seen>>> answers = new ArrayList<>();
    for (int round = 0; round < 10; round++) {
      for (int i = 0; i < 40; i++) {
        MemberStore store = stores.get(i % stores.size());
        answers.add(store.beat(up("n" + i), LONG, LONG, patience()).toCompletableFuture());
      }
    }

    for (int i = 0; i < answers.size(); i++) {
      List<Seen> answer = answers.get(i).get(patience().toMillis(), TimeUnit.MILLISECONDS);
      assertThat(ids(answer)).contains("n" + i % 40).doesNotHaveDuplicates();
    }
    assertThat(read(stores.get(0))).hasSize(40).allMatch(Seen::isAlive);
  }

  @Test
  void twoProcessesThatBeatWithOneIdEndWithTheLaterIncarnation() throws Exception {
    MemberStore elder = store();
    MemberStore younger = store();
    List<CompletableFuture<List<Seen>>> answers = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      answers.add(elder.beat(up("a"), LONG, LONG, patience()).toCompletableFuture());
      answers.add(
          younger.beat(member("a", 2, State.UP), LONG, LONG, patience()).toCompletableFuture());
    }
    for (CompletableFuture<List<Seen>> answer : answers) {
      answer.get(patience().toMillis(), TimeUnit.MILLISECONDS);
    }

    assertThat(beat(elder, up("a"), LONG))
        .extracting(Seen::member)
        .containsExactly(member("a", 2, State.UP));
  }

  @Test
  void beatingGoesOnAfterTheServerStartsAgain() throws Exception {
    MemberStore store = store();
    beat(store, up("a"), LONG);

    restart();

    await("a beat gets through", () -> succeeds(store));
    assertThat(of(read(store), "a").orElseThrow().isAlive()).isTrue();
  }

  private boolean succeeds(MemberStore store) throws Exception {
    try {
      beat(store, up("a"), LONG);
      return true;
    } catch (ExecutionException e) {
      return false; // the server, or the connection, is not there yet
    }
  }

  @Test
  void aClosedStoreFailsAndDoesNotHang() throws Exception {
    MemberStore store = store();
    beat(store, up("a"), LONG);
    store.close();
    store.close();

    assertThatThrownBy(() -> read(store))
        .isInstanceOfAny(ExecutionException.class, CompletionException.class);
  }

  @Test
  void itSaysWhatItIs() throws Exception {
    assertThat(store().describe()).isNotBlank();
  }
}
