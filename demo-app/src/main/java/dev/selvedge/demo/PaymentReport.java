package dev.selvedge.demo;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The first act's outcome as plain text. But for the time it took, the same arguments give the same
 * text on an idle machine: a machine so busy that a prompt reply misses the timeout adds failures
 * of its own, which show as sales lost or as requests more.
 *
 * @param arguments the command line, repeated in the hint
 * @param weaver version of the weaver, empty when the program is not woven
 */
record PaymentReport(
    Options options, List<String> arguments, Optional<String> weaver, PaymentResult result) {

  private static final String COMMAND =
      "java -javaagent:agent/target/selvedge-agent.jar -jar demo-app/target/demo-app.jar";
  private static final String RULE = "  " + "-".repeat(56) + "\n";

  int lost() {
    return options.seats() - result.sold();
  }

  String text() {
    StringBuilder text = new StringBuilder("\n");
    header(text);
    requests(text);
    sales(text);
    verdict(text);
    return text.append('\n').toString();
  }

  private void header(StringBuilder text) {
    line(text, "  Ticket office, %s", woven());
    line(
        text,
        "  %s, %s, payment failing at a rate of %.1f %%, seed %d",
        counted(options.buyers(), "buyer", "buyers"),
        counted(options.seats(), "seat", "seats"),
        100 * options.failureRate(),
        options.seed());
  }

  private String woven() {
    return weaver
        .map(version -> "woven by Selvedge " + version)
        .orElse("not woven: @Retry has no effect");
  }

  private void requests(StringBuilder text) {
    Traffic traffic = result.traffic();
    int all = traffic.requests();
    heading(text, "Payment service", "requests");
    share(text, "answered", traffic.answered(), all);
    share(text, "refused with 503", traffic.refused(), all);
    share(text, "hung up without a reply", traffic.hungUp(), all);
    share(text, "stalled beyond " + PaymentAct.TIMEOUT.toMillis() + " ms", traffic.stalled(), all);
    text.append(RULE);
    count(text, "all requests", all);
    count(text, "of these, retries", traffic.retries());
  }

  private void sales(StringBuilder text) {
    Traffic traffic = result.traffic();
    heading(text, "Sales", "seats");
    share(text, "sold", result.sold(), options.seats());
    share(text, "lost", lost(), options.seats());
    text.append(RULE);
    count(text, "charged, but no ticket", traffic.seatsCharged() - result.sold());
    count(text, "charged twice", traffic.doubleCharges());
    count(text, "repeats absorbed by their key", traffic.repeatsRecognised());
  }

  private void verdict(StringBuilder text) {
    int retries = result.traffic().retries();
    line(
        text,
        "\n  %d of %s %s in %.1f s, %s %s",
        lost() == 0 ? result.sold() : lost(),
        counted(options.seats(), "sale", "sales"),
        lost() == 0 ? "completed" : "lost",
        result.elapsed().toMillis() / 1000.0,
        lost() == 0 || retries == 0 ? "with" : "in spite of",
        counted(retries, "retry", "retries"));
    if (weaver.isEmpty()) {
      text.append("\n  The same program with the agent:\n\n    ").append(COMMAND);
      arguments.forEach(argument -> text.append(' ').append(argument));
      text.append('\n');
    }
  }

  private static void heading(StringBuilder text, String what, String unit) {
    text.append('\n');
    line(text, "  %-34s%12s%10s", what, unit, "share");
    text.append(RULE);
  }

  private static void share(StringBuilder text, String what, int count, int all) {
    line(text, "  %-34s%12d%8.1f %%", what, count, all == 0 ? 0 : 100.0 * count / all);
  }

  private static void count(StringBuilder text, String what, int count) {
    line(text, "  %-34s%12d", what, count);
  }

  private static String counted(int count, String one, String many) {
    return count + " " + (count == 1 ? one : many);
  }

  private static void line(StringBuilder text, String format, Object... values) {
    text.append(String.format(Locale.ROOT, format, values)).append('\n');
  }
}
