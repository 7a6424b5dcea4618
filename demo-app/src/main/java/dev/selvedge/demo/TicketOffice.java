package dev.selvedge.demo;

import dev.selvedge.runtime.internal.Secrets;
import java.io.IOException;
import java.io.PrintStream;
import java.sql.SQLException;
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
  static final int PROCESS_FAILED = 3;

  private TicketOffice() {}

  public static void main(String[] args) throws IOException, SQLException, InterruptedException {
    System.exit(run(List.of(args), System.out, System.err));
  }

  /** Everything but the exit itself; answers the exit code. */
  static int run(List<String> arguments, PrintStream out, PrintStream err)
      throws IOException, SQLException, InterruptedException {
    try {
      CommandLine line = CommandLine.parse(arguments);
      if (line.has(CommandLine.NODES)) {
        NodeOptions options = NodeOptions.of(line);
        return line.help() ? help(out) : nodes(options, arguments, out, err);
      }
      if (line.has(CommandLine.PROCESSES)) {
        BranchOptions options = BranchOptions.of(line);
        return line.help() ? help(out) : branches(options, arguments, out, err);
      }
      Options options = Options.of(line);
      return line.help() ? help(out) : payments(options, arguments, out);
    } catch (BadOptionException e) {
      err.println("demo-app: " + e.getMessage());
      return BAD_OPTION;
    } catch (ProcessFailedException e) {
      err.println("demo-app: " + e.getMessage());
      return PROCESS_FAILED;
    }
  }

  private static int help(PrintStream out) {
    out.print(CommandLine.USAGE);
    return COMPLETED;
  }

  private static int payments(Options options, List<String> arguments, PrintStream out)
      throws IOException, InterruptedException {
    PaymentResult result = new PaymentAct(options).play();
    PaymentReport report =
        new PaymentReport(options, arguments, Weaving.versionOf(PaymentClient.class), result);
    out.print(report.text());
    return report.lost() == 0 ? COMPLETED : SALES_LOST;
  }

  private static int branches(
      BranchOptions options, List<String> arguments, PrintStream out, PrintStream err)
      throws ProcessFailedException, IOException, SQLException, InterruptedException {
    BranchesResult result = new BranchAct(options).play();
    result.complaints().forEach(line -> err.println(Secrets.masked(line)));
    BranchReport report = new BranchReport(options, arguments, result);
    out.print(report.text());
    return report.right() ? COMPLETED : SALES_LOST;
  }

  private static int nodes(
      NodeOptions options, List<String> arguments, PrintStream out, PrintStream err)
      throws ProcessFailedException, IOException, SQLException, InterruptedException {
    NodesResult result = new NodeAct(options).play();
    result.complaints().forEach(line -> err.println(Secrets.masked(line)));
    NodeReport report = new NodeReport(options, arguments, result);
    out.print(report.text());
    return report.right() ? COMPLETED : SALES_LOST;
  }
}
