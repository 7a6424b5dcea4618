package dev.selvedge.redis;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Stands between a client and a server, and can swallow what the server says. */
final class Proxy implements AutoCloseable {
  private final ServerSocket listener;
  private final int target;
  private final Set<Closeable> open = ConcurrentHashMap.newKeySet();
  private volatile boolean dropping;

  Proxy(int target) throws IOException {
    this(target, new ServerSocket(0, 50, InetAddress.getLoopbackAddress()));
  }

  /** With a listener of its own, as for TLS. */
  Proxy(int target, ServerSocket listener) {
    this.target = target;
    this.listener = listener;
    start(this::accept);
  }

  int port() {
    return listener.getLocalPort();
  }

  void dropReplies(boolean drop) {
    dropping = drop;
  }

  private void accept() throws IOException {
    while (true) {
      Socket client = listener.accept();
      Socket server = new Socket(InetAddress.getLoopbackAddress(), target);
      open.add(client);
      open.add(server);
      start(() -> copy(client, server, false));
      start(() -> copy(server, client, true));
    }
  }

  private void copy(Socket from, Socket to, boolean replies) throws IOException {
    byte[] buffer = new byte[8192];
    try (from;
        to) {
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        if (!(replies && dropping)) {
          out.write(buffer, 0, read);
          out.flush();
        }
      }
    }
  }

  private interface Work {
    void run() throws IOException;
  }

  private static void start(Work work) {
    Thread thread =
        new Thread(
            () -> {
              try {
                work.run();
              } catch (IOException e) {
                return; // one of the two hung up
              }
            },
            "test-proxy");
    thread.setDaemon(true);
    thread.start();
  }

  @Override
  public void close() throws IOException {
    listener.close();
    for (Closeable socket : open) {
      socket.close();
    }
  }
}
