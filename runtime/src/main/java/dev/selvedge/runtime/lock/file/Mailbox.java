package dev.selvedge.runtime.lock.file;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.selvedge.runtime.internal.DaemonThreads;
import dev.selvedge.runtime.internal.Log;
import dev.selvedge.runtime.spi.StoreContext;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Tells other processes that a key is theirs, and listens for the same: one datagram on the
 * loopback interface, to the store that waits. It may get lost; the runtime asks again by the clock
 * as well. Thread-safe.
 *
 * <p>While somebody here waits for a process, its life is looked at now and then, as the dead tell
 * nobody.
 */
final class Mailbox implements AutoCloseable {
  private static final int LARGEST = 2048;

  /** How often to look whether those still live that are waited for, in milliseconds. */
  private static final int LOOK = 50;

  /** For how long to look if nobody asks again, in nanoseconds. */
  private static final long WATCHED = 5_000_000_000L;

  private final StoreContext context;
  private final Liveness liveness;
  private final String instance;
  private final String prefix;
  private final @Nullable DatagramSocket socket;
  private final Map<String, Long> watched = new ConcurrentHashMap<>();

  Mailbox(StoreContext context, AliveFiles alive, String prefix) {
    this.context = context;
    this.liveness = alive;
    this.instance = alive.instance();
    this.prefix = prefix;
    this.socket = open();
  }

  private static @Nullable DatagramSocket open() {
    try {
      return new DatagramSocket(new InetSocketAddress(loopback(), 0));
    } catch (IOException e) {
      Log.warning(
          Mailbox.class, "no loopback socket: who waits for a lock asks every two seconds", e);
      return null;
    }
  }

  /** The same for all processes, whichever version of IP they prefer. */
  private static InetAddress loopback() throws IOException {
    return InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
  }

  void start() {
    DatagramSocket listening = socket;
    if (listening != null) {
      new DaemonThreads("selvedge-file-locks").newThread(() -> listen(listening)).start();
    }
  }

  /** Where wakes are to be sent; 0 for nowhere. */
  int port() {
    return socket == null ? 0 : socket.getLocalPort();
  }

  void send(Turn.Wake wake) {
    send(wake.port(), wake.instance() + '\n' + wake.name());
  }

  private void send(int port, String text) {
    if (socket == null || port == 0) {
      return;
    }
    byte[] bytes = text.getBytes(UTF_8);
    try {
      socket.send(new DatagramPacket(bytes, bytes.length, loopback(), port));
    } catch (IOException e) { // it will ask by the clock
      Log.debug(Mailbox.class, "cannot wake port " + port, e);
    }
  }

  /** Has the runtime woken when one of these processes is gone. */
  void watch(List<String> instances) {
    long until = System.nanoTime() + WATCHED;
    boolean idle = watched.isEmpty();
    for (String other : instances) {
      if (!other.isEmpty()) {
        watched.put(other, until);
      }
    }
    if (idle && !watched.isEmpty()) {
      send(port(), ""); // so that it looks from now on
    }
  }

  private void listen(DatagramSocket listening) {
    DatagramPacket packet = new DatagramPacket(new byte[LARGEST], LARGEST);
    while (!listening.isClosed()) {
      try {
        listening.setSoTimeout(watched.isEmpty() ? 0 : LOOK);
        listening.receive(packet);
        deliver(new String(packet.getData(), 0, packet.getLength(), UTF_8));
        packet.setLength(LARGEST);
      } catch (SocketTimeoutException e) {
        lookForTheDead();
      } catch (IOException e) {
        if (!listening.isClosed()) {
          Log.debug(Mailbox.class, "cannot receive", e);
        }
      }
    }
  }

  private void deliver(String text) {
    String mine = instance + '\n' + prefix;
    if (text.startsWith(mine)) {
      context.wake(text.substring(mine.length()));
    }
  }

  private void lookForTheDead() {
    long now = System.nanoTime();
    watched.values().removeIf(until -> until - now < 0);
    if (watched.keySet().removeIf(other -> !liveness.isPresent(other))) {
      context.wakeAll();
    }
  }

  @Override
  public void close() {
    if (socket != null) {
      socket.close();
    }
  }
}
