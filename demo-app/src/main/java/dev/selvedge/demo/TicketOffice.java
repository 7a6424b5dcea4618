package dev.selvedge.demo;

import java.io.IOException;
import java.io.PrintStream;
import java.util.List;

/**
 * The program: reads its options, plays the act and prints the report.
 *
 * <p>It is the same program with and without the agent, so it does not insist on being woven as a
 * program of one's own should, by {@code Selvedge.verify()} first thing in {@code main}.
 */
public final class TicketOffice {

  static final int COMPLETED = 0;
  static final int SALES_LOST = 1;
  static final int BAD_OPTION = 2;

  private TicketOffice() {}

  public static void main(String[] args) throws IOException, InterruptedException {
    System.exit(run(List.of(args), System.out, System.err));
  }

  /** Everything but the exit itself; answers the exit code. */
  static int run(List<String> arguments, PrintStream out, PrintStream err)
      throws IOException, InterruptedException {
    Options options;
    try {
      options = Options.parse(arguments);
    } catch (BadOptionException e) {
      err.println("demo-app: " + e.getMessage());
      return BAD_OPTION;
    }
    if (options.help()) {
      out.print(Options.USAGE);
      return COMPLETED;
    }
    PaymentResult result = new PaymentAct(options).play();
    PaymentReport report =
        new PaymentReport(options, arguments, Weaving.versionOf(PaymentClient.class), result);
    out.print(report.text());
    return report.lost() == 0 ? COMPLETED : SALES_LOST;
  }
}
