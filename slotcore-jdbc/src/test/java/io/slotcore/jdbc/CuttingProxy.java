package io.slotcore.jdbc;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/** Stands between clients and a server of this machine, and cuts their connections at a byte. */
final class CuttingProxy implements AutoCloseable {

  /** Which way bytes go. */
  enum From {
    CLIENT,
    SERVER
  }

  private final ServerSocket listener;
  private final int target;
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private final Map<From, AtomicLong> left = new EnumMap<>(From.class);
  private final Map<From, AtomicLong> passed = new EnumMap<>(From.class);

  private CuttingProxy(ServerSocket listener, int target) {
    this.listener = listener;
    this.target = target;
    for (From from : From.values()) {
      left.put(from, new AtomicLong(Long.MAX_VALUE));
      passed.put(from, new AtomicLong());
    }
  }

  static CuttingProxy to(int port) throws IOException {
    ServerSocket listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    CuttingProxy proxy = new CuttingProxy(listener, port);
    daemon(proxy::accept);
    return proxy;
  }

  int port() {
    return listener.getLocalPort();
  }

  /** Cuts all connections as soon as so many more bytes have gone one way; later ones pass. */
  void cutAfter(From from, long bytes) {
    left.get(from).set(bytes);
  }

  /** Lets everything pass. */
  void heal() {
    left.values().forEach(bytes -> bytes.set(Long.MAX_VALUE));
  }

  /** How many bytes have gone one way so far. */
  long passed(From from) {
    return passed.get(from).get();
  }

  private static void daemon(Runnable work) {
    Thread thread = new Thread(work);
    thread.setDaemon(true);
    thread.start();
  }

  private void accept() {
    try {
      while (true) {
        Socket client = listener.accept();
        Socket server = new Socket(InetAddress.getLoopbackAddress(), target);
        client.setTcpNoDelay(true);
        server.setTcpNoDelay(true);
        open.add(client);
        open.add(server);
        daemon(() -> pass(client, server, From.CLIENT));
        daemon(() -> pass(server, client, From.SERVER));
      }
    } catch (IOException closed) {
      // The test has ended, or the server.
    }
  }

  private void pass(Socket in, Socket out, From from) {
    byte[] buffer = new byte[8_192];
    try {
      for (int read = in.getInputStream().read(buffer);
          read > 0;
          read = in.getInputStream().read(buffer)) {
        long rest = left.get(from).getAndAdd(-read);
        int some = (int) Math.max(0, Math.min(rest, read));
        out.getOutputStream().write(buffer, 0, some);
        passed.get(from).addAndGet(some);
        if (some < read) {
          left.get(from).set(Long.MAX_VALUE);
          cutAll();
        }
      }
    } catch (IOException cut) {
      // By this proxy, or by one of the two ends.
    } finally {
      cut(in);
      cut(out);
    }
  }

  private void cutAll() {
    open.forEach(this::cut);
  }

  private void cut(Socket socket) {
    open.remove(socket);
    try {
      socket.close();
    } catch (IOException alreadyClosed) {
      // That is all that is wanted.
    }
  }

  @Override
  public void close() {
    try {
      listener.close();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
    cutAll();
  }
}
