package dev.selvedge.grpc;

import java.io.Closeable;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Stands between two nodes, understands the frames of HTTP/2 just enough to know what passes, and
 * cuts both connections at the place that its script names.
 */
final class CuttingProxy implements AutoCloseable {

  /** Where it cuts. */
  enum Cut {
    NEVER,
    /** As soon as a connection is there: not a byte gets through. */
    AT_CONNECT,
    /** The server's greeting is kept from the client. */
    BEFORE_SERVER_SETTINGS,
    /** Of a request, the headers do not get through. */
    BEFORE_REQUEST_HEADERS,
    /** Its headers do, the message does not. */
    AFTER_REQUEST_HEADERS,
    /** It all gets through; when it has, the connection ends. */
    AFTER_REQUEST,
    /** The owner's reply is kept from the client. */
    BEFORE_REPLY,
    /** Of the reply, the headers get through. */
    AFTER_REPLY_HEADERS,
    /** And half of its message. */
    MID_REPLY_MESSAGE,
    /** And all of its message, but not the status at its end. */
    BEFORE_STATUS
  }

  private static final int PREFACE = 24;
  private static final int DATA = 0;
  private static final int HEADERS = 1;
  private static final int SETTINGS = 4;

  private final ServerSocket listener;
  private final int target;
  private final Set<Closeable> open = ConcurrentHashMap.newKeySet();
  private volatile Cut cut;

  CuttingProxy(String target, Cut cut) throws IOException {
    this.target = Integer.parseInt(target.substring(target.lastIndexOf(':') + 1));
    this.cut = cut;
    this.listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    start(this::accept);
  }

  String address() {
    return "127.0.0.1:" + listener.getLocalPort();
  }

  /** From the next frame on. */
  void cutAt(Cut next) {
    cut = next;
  }

  private void accept() throws IOException {
    while (true) {
      Socket client = listener.accept();
      open.add(client);
      if (cut == Cut.AT_CONNECT) {
        cut(client, client);
        continue;
      }
      Socket server = new Socket(InetAddress.getLoopbackAddress(), target);
      open.add(server);
      start(() -> requests(client, server));
      start(() -> replies(server, client));
    }
  }

  private void requests(Socket client, Socket server) throws IOException {
    try (client;
        server) {
      DataInputStream in = new DataInputStream(client.getInputStream());
      OutputStream out = server.getOutputStream();
      out.write(in.readNBytes(PREFACE));
      while (true) {
        Frame frame = Frame.read(in);
        if (frame.type == HEADERS && cut == Cut.BEFORE_REQUEST_HEADERS) {
          cut(client, server);
        }
        if (frame.type == DATA && cut == Cut.AFTER_REQUEST_HEADERS) {
          cut(client, server);
        }
        out.write(frame.bytes);
        if (frame.type == DATA && cut == Cut.AFTER_REQUEST) {
          cut(client, server);
        }
      }
    }
  }

  private void replies(Socket server, Socket client) throws IOException {
    try (client;
        server) {
      DataInputStream in = new DataInputStream(server.getInputStream());
      OutputStream out = client.getOutputStream();
      boolean headersSeen = false;
      while (true) {
        Frame frame = Frame.read(in);
        boolean headers = frame.type == HEADERS;
        if (frame.type == SETTINGS && cut == Cut.BEFORE_SERVER_SETTINGS
            || headers && cut == Cut.BEFORE_REPLY
            || headers && headersSeen && cut == Cut.BEFORE_STATUS
            || frame.type == DATA && cut == Cut.AFTER_REPLY_HEADERS) {
          cut(client, server);
        }
        if (frame.type == DATA && cut == Cut.MID_REPLY_MESSAGE) {
          out.write(frame.bytes, 0, frame.bytes.length / 2);
          out.flush();
          cut(client, server);
        }
        out.write(frame.bytes);
        headersSeen |= headers;
      }
    }
  }

  private static void cut(Socket one, Socket other) throws IOException {
    one.close();
    other.close();
  }

  private record Frame(int type, byte[] bytes) {

    private static final int HEADER = 9;

    static Frame read(DataInputStream in) throws IOException {
      byte[] header = new byte[HEADER];
      in.readFully(header);
      int length = (header[0] & 0xff) << 16 | (header[1] & 0xff) << 8 | header[2] & 0xff;
      byte[] bytes = new byte[HEADER + length];
      System.arraycopy(header, 0, bytes, 0, HEADER);
      in.readFully(bytes, HEADER, length);
      return new Frame(header[3], bytes);
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
                return; // one of the two hung up, or it was cut
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
