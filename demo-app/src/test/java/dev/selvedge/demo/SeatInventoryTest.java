package dev.selvedge.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The real database and the real sale, unwoven. */
class SeatInventoryTest {

  private InventoryServer server;

  @BeforeEach
  void start() throws Exception {
    server = InventoryServer.start(60);
  }

  @AfterEach
  void stop() throws Exception {
    server.close();
  }

  @Test
  void aNewHouseIsEmpty() throws Exception {
    assertThat(server.sales()).isEqualTo(new Sales(0, 0, 0, 0, 0));
  }

  @Test
  void aSeatIsSoldAtItsPrice() throws Exception {
    assertThat(sell(1)).isTrue();
    assertThat(sell(51)).isTrue();

    assertThat(server.sales()).isEqualTo(new Sales(2, 0, 2, 150, 150));
  }

  @Test
  void aSeatThatIsSoldIsNotSoldToTheNext() throws Exception {
    assertThat(sell(1)).isTrue();
    assertThat(sell(1)).isFalse();

    assertThat(server.sales()).isEqualTo(new Sales(1, 0, 1, 80, 80));
  }

  @Test
  void buyersAtTheSameTimeAllGetTheSeat() throws Exception {
    CyclicBarrier together = new CyclicBarrier(2);
    ExecutorService buyers = Executors.newFixedThreadPool(2, Threads.named("buyer"));
    try {
      Callable<Boolean> sale =
          () -> {
            try (SeatInventory inventory = connect()) {
              together.await();
              return inventory.sell(new Seat(1), "someone");
            }
          };
      Future<Boolean> one = buyers.submit(sale);
      Future<Boolean> other = buyers.submit(sale);

      assertThat(one.get()).isTrue();
      assertThat(other.get()).isTrue();
    } finally {
      buyers.shutdownNow();
    }

    assertThat(server.sales()).isEqualTo(new Sales(0, 1, 2, 80, 160));
  }

  @Test
  void aBuyerCountsTheSeatsThatHeGotAndThoseHeDidNot() throws Exception {
    sell(2);
    Buyer buyer = new Buyer("someone");
    Queue<Seat> wishes = new ArrayDeque<>();
    for (int number = 1; number <= 3; number++) {
      wishes.add(new Seat(number));
    }

    try (SeatInventory inventory = connect()) {
      buyer.buyAll(wishes, inventory);
    }

    assertThat(buyer.bought()).isEqualTo(2);
    assertThat(buyer.tooLate()).isEqualTo(1);
    assertThat(buyer.refused()).isZero();
  }

  private boolean sell(int seat) throws SQLException, InterruptedException {
    try (SeatInventory inventory = connect()) {
      return inventory.sell(new Seat(seat), "someone");
    }
  }

  private SeatInventory connect() throws SQLException {
    return new SeatInventory(server.url(), InventoryServer.USER, server.password());
  }
}
