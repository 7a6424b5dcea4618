package dev.selvedge.demo;

import static dev.selvedge.demo.ReportText.counted;
import static dev.selvedge.demo.ReportText.seconds;

import java.util.List;
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

  int lost() {
    return options.seats() - result.sold();
  }

  String text() {
    ReportText text = new ReportText();
    header(text);
    requests(text);
    sales(text);
    verdict(text);
    return text.end();
  }

  private void header(ReportText text) {
    text.line("  Ticket office, %s", woven());
    text.line(
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

  private void requests(ReportText text) {
    Traffic traffic = result.traffic();
    int all = traffic.requests();
    text.heading("Payment service", "requests");
    text.share("answered", traffic.answered(), all);
    text.share("refused with 503", traffic.refused(), all);
    text.share("hung up without a reply", traffic.hungUp(), all);
    text.share("stalled beyond " + PaymentAct.TIMEOUT.toMillis() + " ms", traffic.stalled(), all);
    text.rule();
    text.count("all requests", all);
    text.count("of these, retries", traffic.retries());
  }

  private void sales(ReportText text) {
    Traffic traffic = result.traffic();
    text.heading("Sales", "seats");
    text.share("sold", result.sold(), options.seats());
    text.share("lost", lost(), options.seats());
    text.rule();
    text.count("charged, but no ticket", traffic.seatsCharged() - result.sold());
    text.count("charged twice", traffic.doubleCharges());
    text.count("repeats absorbed by their key", traffic.repeatsRecognised());
  }

  private void verdict(ReportText text) {
    int retries = result.traffic().retries();
    text.line(
        "\n  %d of %s %s in %.1f s, %s %s",
        lost() == 0 ? result.sold() : lost(),
        counted(options.seats(), "sale", "sales"),
        lost() == 0 ? "completed" : "lost",
        seconds(result.elapsed()),
        lost() == 0 || retries == 0 ? "with" : "in spite of",
        counted(retries, "retry", "retries"));
    if (weaver.isEmpty()) {
      text.commandWithAgent(arguments);
    }
  }
}
