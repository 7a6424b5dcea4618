package dev.selvedge.processor.validate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SimilarNamesTest {

  @ParameterizedTest
  @CsvSource({
    "cached, cached, 0",
    "cached, CACHED, 0",
    "cachde, cached, 1",
    "cache, cached, 1",
    "cacheed, cached, 1",
    "kached, cached, 1",
    "'', abc, 3",
    "kitten, sitting, 3"
  })
  void countsSlips(String typed, String name, int slips) {
    assertThat(SimilarNames.distance(typed, name)).isEqualTo(slips);
    assertThat(SimilarNames.distance(name, typed)).isEqualTo(slips);
  }

  @Test
  void offersTheNearest() {
    assertThat(SimilarNames.nearest("cachd", List.of("catch", "cached", "fetch")))
        .contains("cached");
  }

  @Test
  void offersNothingFarFetched() {
    assertThat(SimilarNames.nearest("cached", List.of("fetch", "store"))).isEmpty();
  }
}
