package dev.selvedge.jdbc;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Passes everything on to a server, and its replies back unless they are to be lost. */
final class LossyProxy implements AutoCloseable {
  private final ServerSocket listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final List<Socket> sockets = new CopyOnWriteArrayList<>();
  private final int target;
  private volatile boolean losing;

  LossyProxy(int target) throws IOException {
    this.target = target;
    threads.execute(this::accept);
  }

  int port() {
    return listener.getLocalPort();
  }

  void loseReplies(boolean lose) {
    losing = lose;
  }

  private void accept() {
    try {
      while (true) {
        Socket client = listener.accept();
        Socket server = new Socket(InetAddress.getLoopbackAddress(), target);
        sockets.add(client);
        sockets.add(server);
        threads.execute(() -> copy(client, server, false));
        threads.execute(() -> copy(server, client, true));
      }
    } catch (IOException e) {
      closeAll(); // the listener is closed: the test has ended
    }
  }

  private void copy(Socket from, Socket to, boolean replies) {
    byte[] buffer = new byte[8192];
    try (InputStream in = from.getInputStream();
        OutputStream out = to.getOutputStream()) {
      int read;
      while ((read = in.read(buffer)) >= 0) {
        if (!(replies && losing)) {
          out.write(buffer, 0, read);
        }
      }
    } catch (IOException e) {
      return; // one side has closed, and so the other is
    }
  }

  private void closeAll() {
    for (Socket socket : sockets) {
      try {
        socket.close();
      } catch (IOException e) { // it was closed already
        continue;
      }
    }
  }

  @Override
  public void close() throws IOException {
    listener.close();
    closeAll();
    threads.shutdownNow();
  }
}
