package dev.selvedge.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.selvedge.runtime.shard.ShardUnavailableException;
import dev.selvedge.runtime.shard.UnknownOutcomeException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Queue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The real ledger and the real sale, unwoven: every office sells what it is asked for. */
class BoxOfficeTest {

  private static final int CONCERTS = 5;
  private static final Seat SEAT = new Seat(7);
  private static final Concert CONCERT = Concert.of(SEAT, CONCERTS);

  private final NodeTally tally = new NodeTally(1);
  private InventoryServer server;
  private ConcertLedger ledger;
  private BoxOffice office;

  @BeforeEach
  void start() throws Exception {
    server = InventoryServer.start(60);
    ledger = new ConcertLedger(server.url(), InventoryServer.USER, server.password());
    office = new BoxOffice(ledger, tally);
  }

  @AfterEach
  void stop() throws Exception {
    ledger.close();
    server.close();
  }

  @Test
  void aSeatIsSoldToTheFirstWhoWantsIt() throws Exception {
    assertThat(office.sell(CONCERT, SEAT, "1.1")).isTrue();
    assertThat(office.sell(CONCERT, SEAT, "1.2")).isFalse();

    assertThat(ledger.holders(SEAT)).containsExactly("1.1");
    assertThat(server.sales()).isEqualTo(new Sales(1, 0, 1, 80, 80));
  }

  @Test
  void whoHasTheSeatAlreadyIsToldSoAndPaysOnce() throws Exception {
    office.sell(CONCERT, SEAT, "1.1");

    assertThat(office.sell(CONCERT, SEAT, "1.1")).isTrue();
    assertThat(server.sales().tickets()).isEqualTo(1);
  }

  @Test
  void thePlanOfAConcertIsReadOnce() throws Exception {
    office.sell(CONCERT, SEAT, "1.1");
    office.sell(CONCERT, new Seat(SEAT.number() + CONCERTS), "1.1");

    assertThat(count(NodeCount.PLANS_READ)).isEqualTo(1);
  }

  @Test
  void aPlanFromWhichSomebodyElseHasSoldIsReadAgain() throws Exception {
    Seat next = new Seat(SEAT.number() + CONCERTS);
    office.sell(CONCERT, SEAT, "1.1");
    assertThat(new BoxOffice(ledger, new NodeTally(2)).sell(CONCERT, next, "2.1")).isTrue();

    assertThat(office.sell(CONCERT, next, "1.1")).isFalse();
    assertThat(count(NodeCount.PLANS_READ)).isEqualTo(2);
  }

  @Test
  void salesToTheNodesOwnBuyersAreToldFromThoseToOthers() throws Exception {
    office.sell(CONCERT, SEAT, "1.1");
    office.sell(CONCERT, SEAT, "2.1");

    assertThat(count(NodeCount.RAN_FOR_OWN)).isEqualTo(1);
    assertThat(count(NodeCount.RAN_FOR_OTHERS)).isEqualTo(1);
  }

  @Test
  void aCallWithoutAReplyThatHasRunIsFoundInTheLedger() throws Exception {
    buy(
        (concert, seat, buyer) -> {
          office.sell(concert, seat, buyer);
          throw new UnknownOutcomeException("no reply");
        });

    assertThat(count(NodeCount.UNKNOWN_RAN)).isEqualTo(1);
    assertThat(count(NodeCount.MADE)).isEqualTo(1);
    assertThat(ledger.holders(SEAT)).containsExactly("1.1");
  }

  @Test
  void aCallWithoutAReplyThatHasNotRunIsMadeAgain() throws Exception {
    Deque<String> failures = new ArrayDeque<>(List.of("no reply"));
    buy(
        (concert, seat, buyer) -> {
          if (!failures.isEmpty()) {
            throw new UnknownOutcomeException(failures.pop());
          }
          return office.sell(concert, seat, buyer);
        });

    assertThat(count(NodeCount.UNKNOWN_NOT_RUN)).isEqualTo(1);
    assertThat(count(NodeCount.MADE)).isEqualTo(2);
    assertThat(ledger.holders(SEAT)).containsExactly("1.1");
  }

  @Test
  void aCallWithoutAReplyForASeatThatIsGoneIsTooLate() throws Exception {
    office.sell(CONCERT, SEAT, "2.1");
    buy(
        (concert, seat, buyer) -> {
          throw new UnknownOutcomeException("no reply");
        });

    assertThat(count(NodeCount.UNKNOWN_TOO_LATE)).isEqualTo(1);
    assertThat(ledger.holders(SEAT)).containsExactly("2.1");
  }

  @Test
  void aCallThatDidNotRunIsNotMadeAgain() throws Exception {
    buy(
        (concert, seat, buyer) -> {
          throw new ShardUnavailableException("nobody there");
        });

    assertThat(count(NodeCount.GAVE_UP)).isEqualTo(1);
    assertThat(count(NodeCount.MADE)).isEqualTo(1);
    assertThat(ledger.holders(SEAT)).isEmpty();
  }

  private void buy(NodeBuyer.Office from) throws Exception {
    Queue<Seat> wanted = new ArrayDeque<>(List.of(SEAT));
    new NodeBuyer("1.1", CONCERTS, from, ledger, tally, made -> {}).buyAll(wanted);
  }

  private int count(NodeCount count) {
    return tally.result().of(count);
  }
}
