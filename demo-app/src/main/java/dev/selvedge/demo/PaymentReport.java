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
  private static final String RULE = "  " + "-".repeat(58) + "\n";

  int lost() {
    return options.seats() - result.sold();
  }

  /** Requests beyond the first for each seat, counted where they arrive. */
  int retries() {
    return result.traffic().requests() - options.seats();
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
    line(text, "  TICKET OFFICE");
    line(
        text,
        "  %s after %s, seed %d",
        counted(options.buyers(), "buyer"),
        counted(options.seats(), "seat"),
        options.seed());
    line(text, "  payment fails for %.1f %% of requests", 100 * options.failureRate());
    line(
        text,
        "  %s",
        weaver
            .map(version -> "woven by Selvedge " + version)
            .orElse("not woven: @Retry has no effect"));
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
    count(text, "all requests", all, "");
    count(text, "of these, retries", retries(), "");
  }

  private void sales(StringBuilder text) {
    Traffic traffic = result.traffic();
    heading(text, "Sales", "seats");
    share(text, "sold", result.sold(), options.seats());
    share(text, "lost", lost(), options.seats());
    text.append(RULE);
    count(text, "charged, but no ticket", traffic.seatsCharged() - result.sold(), "");
    count(text, "charged twice", traffic.doubleCharges(), "");
    count(text, "repeats absorbed", traffic.repeatsRecognised(), "by idempotency key");
  }

  private void verdict(StringBuilder text) {
    text.append('\n');
    String seconds = String.format(Locale.ROOT, "%.1f s", result.elapsed().toMillis() / 1000.0);
    String sales = counted(options.seats(), "sale");
    if (lost() == 0) {
      line(
          text,
          "  All sales were completed: %s, %s, %s.",
          sales,
          counted(retries(), "retr", "y", "ies"),
          seconds);
    } else if (weaver.isPresent()) {
      line(
          text,
          "  %d of %s lost in %s: %d attempts do not outlast such a service.",
          lost(),
          sales,
          seconds,
          PaymentClient.MAX_ATTEMPTS);
    } else {
      line(text, "  %d of %s lost in %s.", lost(), sales, seconds);
    }
    if (weaver.isEmpty()) {
      text.append("  The same program with the agent:\n\n    ").append(COMMAND);
      arguments.forEach(argument -> text.append(' ').append(argument));
      text.append('\n');
    }
  }

  private static void heading(StringBuilder text, String what, String unit) {
    text.append('\n');
    line(text, "  %-30s%12s%10s", what, unit, "share");
    text.append(RULE);
  }

  private static void share(StringBuilder text, String what, int count, int all) {
    line(text, "  %-30s%12d%8.1f %%", what, count, all == 0 ? 0 : 100.0 * count / all);
  }

  private static void count(StringBuilder text, String what, int count, String remark) {
    line(text, ("  %-30s%12d  " + remark).stripTrailing(), what, count);
  }

  private static String counted(int count, String noun) {
    return counted(count, noun, "", "s");
  }

  private static String counted(int count, String stem, String one, String many) {
    return count + " " + stem + (count == 1 ? one : many);
  }

  private static void line(StringBuilder text, String format, Object... values) {
    text.append(String.format(Locale.ROOT, format, values)).append('\n');
  }
}
