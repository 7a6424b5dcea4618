package dev.selvedge.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.TimeUnit;

/** Claims about what is kept. */
final class Sites {
  private static final int TRIES = 150;

  private Sites() {}

  /** Nothing is kept of holders and waiters, at the latest when a lease has run out. */
  static void areFree(Site site) throws Exception {
    List<String> kept = site.kept();
    for (int i = 0; i < TRIES && !kept.isEmpty(); i++) {
      TimeUnit.MILLISECONDS.sleep(100);
      kept = site.kept();
    }
    assertThat(kept).isEmpty();
  }
}
