package dev.selvedge.demo;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LedgerTest {

  private final Ledger ledger = new Ledger();
  private final Seat seat = new Seat(1);

  @Test
  void aRepeatedKeyPostsNothingAndGetsTheFirstReceipt() {
    Receipt first = ledger.charge("seat-1", seat);
    Receipt second = ledger.charge("seat-1", seat);

    assertThat(second).isEqualTo(first);
    assertThat(ledger.seatsCharged()).isEqualTo(1);
    assertThat(ledger.doubleCharges()).isZero();
    assertThat(ledger.repeatsRecognised()).isEqualTo(1);
  }

  @Test
  void aSeatUnderTwoKeysIsADoubleCharge() {
    Receipt first = ledger.charge("one", seat);
    Receipt second = ledger.charge("other", seat);

    assertThat(second).isNotEqualTo(first);
    assertThat(ledger.seatsCharged()).isEqualTo(1);
    assertThat(ledger.doubleCharges()).isEqualTo(1);
    assertThat(ledger.repeatsRecognised()).isZero();
  }
}
