package dev.selvedge.demo;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.selvedge.runtime.Selvedge;
import dev.selvedge.runtime.SelvedgeException;
import dev.selvedge.runtime.internal.Secrets;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * One branch of the office, a process of its own: reads the database's password, says that it is
 * ready, waits for the start and sells. It ends when its input does, which is when the process that
 * started it has died.
 *
 * <p>Each of its lines of output starts with one of the words below.
 */
public final class Branch {

  /** Followed by the version of the weaver, or nothing. */
  static final String READY = "ready ";

  /** Followed by a {@link BranchResult}. */
  static final String RESULT = "result ";

  /** Followed by the reason why it cannot go on. */
  static final String FAILED = "failed ";

  private final int number;
  private final Queue<Seat> seats;
  private final List<Buyer> buyers = new ArrayList<>();
  private final LockWaits waits = new LockWaits();
  private final List<SeatInventory> inventories = new ArrayList<>();

  private Branch(int number, Queue<Seat> seats) {
    this.number = number;
    this.seats = new ConcurrentLinkedQueue<>(seats);
  }

  public static void main(String[] args) throws IOException, InterruptedException {
    BufferedReader in = new BufferedReader(new InputStreamReader(System.in, UTF_8));
    String password = in.readLine();
    if (password != null) {
      run(args, password, in);
    }
    System.exit(0);
  }

  private static void run(String[] args, String password, BufferedReader in)
      throws IOException, InterruptedException {
    PrintStream out = new PrintStream(System.out, true, UTF_8);
    int number = Integer.parseInt(args[4]);
    Branch branch =
        new Branch(
            number, SeatOrder.of(Integer.parseInt(args[1]), Long.parseLong(args[3]), number));
    try {
      branch.open(args[0], password, Integer.parseInt(args[2]));
      out.println(READY + Weaving.versionOf(SeatInventory.class).orElse(""));
      if (in.readLine() == null) {
        return;
      }
      Threads.named("input").newThread(() -> endWith(in)).start();
      out.println(RESULT + branch.sellAll().line());
    } catch (SelvedgeException e) {
      String coordinator = Secrets.masked(System.getProperty("selvedge.coordinator", "unset"));
      out.println(FAILED + "coordinator " + coordinator + ": " + oneLine(e));
    } catch (SQLException e) {
      out.println(FAILED + "inventory: " + oneLine(e));
    }
  }

  private void open(String url, String password, int count) throws SQLException {
    for (int i = 1; i <= count; i++) {
      inventories.add(new SeatInventory(url, InventoryServer.USER, password));
      buyers.add(new Buyer(number + "." + i));
    }
    inventories.get(0).open();
    Selvedge.addListener(waits);
  }

  private BranchResult sellAll() throws SQLException, InterruptedException {
    ExecutorService threads = Executors.newFixedThreadPool(buyers.size(), Threads.named("buyer"));
    List<Callable<Buyer>> purchases = new ArrayList<>();
    for (int i = 0; i < buyers.size(); i++) {
      Buyer buyer = buyers.get(i);
      SeatInventory inventory = inventories.get(i);
      purchases.add(
          () -> {
            buyer.buyAll(seats, inventory);
            return buyer;
          });
    }
    try {
      for (Future<Buyer> purchase : threads.invokeAll(purchases)) {
        purchase.get();
      }
    } catch (ExecutionException e) {
      if (e.getCause() instanceof SQLException database) {
        throw database;
      }
      if (e.getCause() instanceof SelvedgeException lock) {
        throw lock;
      }
      throw new IllegalStateException("a buyer failed on something other than a sale", e);
    } finally {
      threads.shutdownNow();
    }
    return sum();
  }

  private BranchResult sum() {
    return new BranchResult(
        number,
        buyers.stream().mapToInt(Buyer::bought).sum(),
        buyers.stream().mapToInt(Buyer::tooLate).sum(),
        buyers.stream().mapToInt(Buyer::refused).sum(),
        waits.noticed(),
        waits.total(),
        waits.longest());
  }

  /** Reads until the input ends, and ends this process with it, whatever it is doing. */
  private static void endWith(BufferedReader in) {
    try {
      while (in.readLine() != null) {
        // nothing more is expected, only the end
      }
    } catch (IOException e) {
      // an input that breaks has ended too
    }
    Runtime.getRuntime().halt(1);
  }

  private static String oneLine(Exception e) {
    return String.valueOf(e.getMessage()).strip().replaceAll("\\s*\\R\\s*", "; ");
  }
}
