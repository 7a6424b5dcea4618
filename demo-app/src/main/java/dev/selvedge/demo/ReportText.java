package dev.selvedge.demo;

import dev.selvedge.runtime.internal.Secrets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/** A report under construction: plain text in columns, indented by two. Not thread-safe. */
final class ReportText {

  private static final String COMMAND =
      "java -javaagent:agent/target/selvedge-agent.jar -jar demo-app/target/demo-app.jar";

  private final StringBuilder text = new StringBuilder("\n");

  void heading(String what, String unit) {
    text.append('\n');
    line("  %-34s%12s%10s", what, unit, "share");
    rule();
  }

  void rule() {
    line("  %s", "-".repeat(56));
  }

  void share(String what, int count, int all) {
    line("  %-34s%12d%8.1f %%", what, count, all == 0 ? 0 : 100.0 * count / all);
  }

  void count(String what, long count) {
    line("  %-34s%12d", what, count);
  }

  /** What the database says was sold of all seats. */
  void sales(Sales sales, int seats) {
    heading("Seats", "seats");
    share("sold once", sales.once(), seats);
    share("sold twice or more often", sales.again(), seats);
    share("not sold", seats - sales.once() - sales.again(), seats);
    rule();
    count("tickets", sales.tickets());
    count("worth of the seats sold, EUR", sales.worth());
    count("taken from the buyers, EUR", sales.taken());
  }

  void line(String format, Object... values) {
    text.append(String.format(Locale.ROOT, format, values)).append('\n');
  }

  /** The hint how to run the same with the agent; shows no password. */
  void commandWithAgent(List<String> arguments) {
    text.append("\n  The same program with the agent:\n\n    ").append(COMMAND);
    arguments.forEach(argument -> text.append(' ').append(Secrets.masked(argument)));
    text.append('\n');
  }

  static String counted(int count, String one, String many) {
    return count + " " + (count == 1 ? one : many);
  }

  static double seconds(Duration duration) {
    return duration.toMillis() / 1000.0;
  }

  /** All of it, with an empty line at the end. */
  String end() {
    return text.append('\n').toString();
  }
}
