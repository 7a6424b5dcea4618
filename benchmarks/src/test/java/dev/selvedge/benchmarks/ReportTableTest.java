package dev.selvedge.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.StringReader;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReportTableTest {

  @Test
  void shows_medians_of_rounds_and_ratios_of_rounds_side_by_side() throws IOException {
    String woven = result("woven", "[[1.0, 3.0], [4.0], [900.0]]", "0.0001");
    String peer = result("peer", "[[16.0], [20.0], [900.0]]", "64.2");

    String table =
        ReportTable.markdown(Measurement.readAll(new StringReader("[" + peer + "," + woven + "]")));

    assertThat(table.lines().toList())
        .containsExactly(
            "### Some (3 rounds)",
            "",
            "| | ns/op, median | ns/op, best | woven ÷ this, median | woven ÷ this, best | B/op |",
            "|---|--:|--:|--:|--:|--:|",
            "| woven | 4.00 | 2.00 | 1.000 | 1.000 | 0 |",
            "| peer | 20.00 | 16.00 | 0.200 | 0.125 | 64 |",
            "");
  }

  @Test
  void leaves_ratios_out_where_nothing_woven_was_measured() throws IOException {
    String table =
        ReportTable.markdown(
            Measurement.readAll(new StringReader("[" + result("peer", "[[10.0]]", "64") + "]")));

    assertThat(table).contains("| peer | 10.00 | 10.00 | – | – | 64 |");
  }

  @Test
  void compares_with_each_of_several_rows_of_ours() throws IOException {
    String rows =
        "["
            + result("method", "[[1.0]]", "0")
            + ","
            + result("handle", "[[2.0]]", "0")
            + ","
            + result("peer", "[[4.0]]", "8")
            + "]";

    String table =
        ReportTable.markdown(
            Measurement.readAll(new StringReader(rows)), List.of("method", "handle"));

    assertThat(table)
        .contains("| handle ÷ this, median | handle ÷ this, best | B/op |")
        .contains("| peer | 4.00 | 4.00 | 0.250 | 0.250 | 0.500 | 0.500 | 8 |");
  }

  @Test
  void has_a_table_for_each_value_of_a_parameter() throws IOException {
    String ten =
        result("owner", "[[1.0]]", "0")
            .replace("\"primaryMetric\"", "\"params\": {\"members\": \"10\"}, \"primaryMetric\"");
    String hundred = ten.replace("\"10\"", "\"100\"");

    String table =
        ReportTable.markdown(
            Measurement.readAll(new StringReader("[" + ten + "," + hundred + "]")),
            List.of("owner"));

    assertThat(table).contains("### Some, members = 10 (1", "### Some, members = 100 (1");
  }

  @Test
  void refuses_to_compare_what_was_not_measured_in_one_run() throws IOException {
    List<Measurement> rows =
        Measurement.readAll(
            new StringReader(
                "["
                    + result("woven", "[[1.0]]", "0")
                    + ","
                    + result("peer", "[[1.0], [2.0]]", "0")
                    + "]"));

    assertThatThrownBy(() -> ReportTable.markdown(rows))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("woven has 1 rounds and peer has 2");
  }

  private static String result(String name, String rounds, String bytes) {
    return """
        {
          "benchmark": "some.where.Some.%s",
          "primaryMetric": {"scoreUnit": "ns/op", "rawData": %s},
          "secondaryMetrics": {"gc.alloc.rate.norm": {"score": %s}}
        }
        """
        .formatted(name, rounds, bytes);
  }
}
