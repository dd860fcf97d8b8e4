package io.slotcore.server.calendars;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/** Publishes one text on loopback, with an ETag. */
final class FeedServer implements AutoCloseable {

  private final HttpServer server;
  private final AtomicInteger sent = new AtomicInteger();
  private final AtomicInteger unchanged = new AtomicInteger();
  private volatile String body = "";
  private final CountDownLatch closed = new CountDownLatch(1);
  private volatile int status = 200;
  private volatile boolean hanging;

  FeedServer() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext("/", this::answer);
    server.start();
  }

  String address() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/secret-feed-8472.ics";
  }

  void publish(String text) {
    body = text;
  }

  void fail(int newStatus) {
    status = newStatus;
  }

  int sent() {
    return sent.get();
  }

  int unchanged() {
    return unchanged.get();
  }

  /** Answers nothing any more, until it is closed. */
  void hang() {
    hanging = true;
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      if (hanging) {
        closed.await();
      }
      String etag = "\"" + body.hashCode() + "\"";
      exchange.getResponseHeaders().set("ETag", etag);
      if (status == 200 && etag.equals(exchange.getRequestHeaders().getFirst("If-None-Match"))) {
        unchanged.incrementAndGet();
        exchange.sendResponseHeaders(304, -1);
        return;
      }
      byte[] bytes = body.getBytes(UTF_8);
      sent.incrementAndGet();
      exchange.getResponseHeaders().set("Content-Type", "text/calendar");
      exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
      exchange.getResponseBody().write(bytes);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    closed.countDown();
    server.stop(0);
  }
}
