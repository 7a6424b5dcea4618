package dev.selvedge.it;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** Passes all on to a server, and its replies back unless they are to be lost. Thread-safe. */
final class CuttingProxy implements AutoCloseable {
  private final ServerSocket listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
  private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
  private final int target;
  private final AtomicInteger lost = new AtomicInteger();
  private volatile boolean losing;

  CuttingProxy(int target) throws IOException {
    this.target = target;
    start(this::accept);
  }

  private static void start(Runnable work) {
    Thread thread = new Thread(work, "proxy");
    thread.setDaemon(true);
    thread.start();
  }

  int port() {
    return listener.getLocalPort();
  }

  /** From now on requests arrive, and their replies do not. */
  void loseReplies() {
    losing = true;
  }

  /** How many pieces of replies did not arrive. */
  int lost() {
    return lost.get();
  }

  /** Cuts all connections; new ones work as they should. */
  void cut() throws IOException {
    for (Socket socket : sockets) {
      socket.close();
    }
    sockets.clear();
    losing = false;
  }

  private void accept() {
    while (!listener.isClosed()) {
      try {
        Socket client = listener.accept();
        sockets.add(client);
        Socket server = new Socket(InetAddress.getLoopbackAddress(), target);
        sockets.add(server);
        start(() -> copy(client, server, false));
        start(() -> copy(server, client, true));
      } catch (IOException e) {
        continue; // the listener is closed, or the server is away: the client sees its socket cut
      }
    }
  }

  private void copy(Socket from, Socket to, boolean replies) {
    byte[] buffer = new byte[8192];
    try (from;
        to;
        InputStream in = from.getInputStream();
        OutputStream out = to.getOutputStream()) {
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        if (replies && losing) {
          lost.incrementAndGet();
        } else {
          out.write(buffer, 0, read);
        }
      }
    } catch (IOException e) {
      return; // one side has closed, and so the other is
    }
  }

  @Override
  public void close() throws IOException {
    listener.close();
    cut();
  }
}
