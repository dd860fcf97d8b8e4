package io.slotcore.fakes;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/**
 * An HTTP server on a free port of loopback, for tests: it keeps what it was asked, and fails when
 * a test tells it to. Safe for use by several threads.
 *
 * <p>What is sent packed (gzip) is unpacked; an answer is packed for whoever says that he
 * understands it (RFC 9110, section 12.5.3).
 */
public final class FakeHttp implements AutoCloseable {

  private final HttpServer server;
  private final ExecutorService threads;
  private final Function<FakeRequest, FakeAnswer> handler;
  private final List<FakeRequest> requests = new ArrayList<>();
  private final Deque<Planned> faults = new ArrayDeque<>();

  private FakeHttp(HttpServer server, Function<FakeRequest, FakeAnswer> handler) {
    this.server = server;
    this.handler = requireNonNull(handler, "handler");
    threads =
        Executors.newCachedThreadPool(
            task -> {
              Thread thread = new Thread(task, "fake-http");
              thread.setDaemon(true);
              return thread;
            });
  }

  /** A fault that is still to happen. */
  private static final class Planned {
    private final Predicate<FakeRequest> which;
    private final Fault fault;
    private int times;

    private Planned(int times, Predicate<FakeRequest> which, Fault fault) {
      this.times = times;
      this.which = requireNonNull(which, "which");
      this.fault = requireNonNull(fault, "fault");
    }
  }

  /**
   * Starts a server.
   *
   * @param handler answers a request; called by several threads at a time. What it throws is
   *     answered by a status of 500
   * @return the server, which has to be closed
   */
  public static FakeHttp start(Function<FakeRequest, FakeAnswer> handler) {
    // Else every answer on a connection that is used again waits 40 ms for an acknowledgement.
    System.setProperty("sun.net.httpserver.nodelay", "true");
    try {
      InetSocketAddress loopback =
          new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), 0);
      FakeHttp fake = new FakeHttp(HttpServer.create(loopback, 0), handler);
      fake.server.setExecutor(fake.threads);
      fake.server.createContext("/", fake::exchange);
      fake.server.start();
      return fake;
    } catch (IOException failure) {
      throw new UncheckedIOException("no server on loopback", failure);
    }
  }

  /**
   * Returns where the server is.
   *
   * @return an address without a path, for instance {@code http://127.0.0.1:40123}
   */
  public URI address() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  /**
   * Returns what the server was asked, those requests that failed among them.
   *
   * @return in the order in which they came in
   */
  public synchronized List<FakeRequest> requests() {
    return List.copyOf(requests);
  }

  /** Forgets what the server was asked. */
  public synchronized void forgetRequests() {
    requests.clear();
  }

  /**
   * Makes the next requests fail.
   *
   * @param times how many
   * @param fault how
   */
  public void fail(int times, Fault fault) {
    fail(times, request -> true, fault);
  }

  /**
   * Makes the next requests of a kind fail. Faults that were planned before come first.
   *
   * @param times how many
   * @param which the kind of requests
   * @param fault how
   */
  public synchronized void fail(int times, Predicate<FakeRequest> which, Fault fault) {
    faults.add(new Planned(times, which, fault));
  }

  /** Makes no more requests fail; who waits for an answer that is held goes on waiting. */
  public synchronized void recover() {
    faults.clear();
  }

  /** Stops the server at once. */
  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }

  private void exchange(HttpExchange exchange) throws IOException {
    try (exchange) {
      FakeRequest request = read(exchange);
      Optional<Fault> fault = fault(request);
      if (fault.isEmpty()) {
        send(exchange, answer(request));
      } else {
        fail(exchange, request, fault.get());
      }
    }
  }

  private synchronized Optional<Fault> fault(FakeRequest request) {
    requests.add(request);
    for (Iterator<Planned> all = faults.iterator(); all.hasNext(); ) {
      Planned next = all.next();
      if (next.which.test(request)) {
        next.times--;
        if (next.times <= 0) {
          all.remove();
        }
        return Optional.of(next.fault);
      }
    }
    return Optional.empty();
  }

  private void fail(HttpExchange exchange, FakeRequest request, Fault fault) throws IOException {
    if (fault instanceof Fault.Instead instead) {
      send(exchange, instead.answer());
    } else if (fault instanceof Fault.Half) {
      sendHalf(exchange, answer(request));
    } else if (fault instanceof Fault.Held held) {
      held.hold();
      send(exchange, answer(request));
    } else if (fault instanceof Fault.ClosedAfter) {
      answer(request);
    }
    // A closed exchange without an answer closes the connection.
  }

  private FakeAnswer answer(FakeRequest request) {
    try {
      return handler.apply(request);
    } catch (RuntimeException broken) {
      return FakeAnswer.of(500, "text/plain", "the fake is broken: " + broken);
    }
  }

  private static FakeRequest read(HttpExchange exchange) throws IOException {
    Map<String, String> headers = new TreeMap<>();
    exchange
        .getRequestHeaders()
        .forEach(
            (name, values) ->
                headers.put(name.toLowerCase(Locale.ROOT), String.join(", ", values)));
    byte[] body = exchange.getRequestBody().readAllBytes();
    if ("gzip".equals(headers.get("content-encoding"))) {
      body = new GZIPInputStream(new ByteArrayInputStream(body)).readAllBytes();
    }
    URI address = exchange.getRequestURI();
    return new FakeRequest(
        exchange.getRequestMethod(),
        address.getRawPath(),
        Optional.ofNullable(address.getRawQuery()).orElse(""),
        headers,
        new String(body, UTF_8));
  }

  private static void send(HttpExchange exchange, FakeAnswer answer) throws IOException {
    byte[] body = head(exchange, answer);
    exchange.sendResponseHeaders(answer.status(), body.length == 0 ? -1 : body.length);
    exchange.getResponseBody().write(body);
  }

  private static void sendHalf(HttpExchange exchange, FakeAnswer answer) throws IOException {
    byte[] body = head(exchange, answer);
    exchange.sendResponseHeaders(answer.status(), body.length + 1L);
    exchange.getResponseBody().write(body, 0, body.length / 2);
    exchange.getResponseBody().flush();
  }

  private static byte[] head(HttpExchange exchange, FakeAnswer answer) throws IOException {
    answer.headers().forEach((name, value) -> exchange.getResponseHeaders().set(name, value));
    byte[] body = answer.body().getBytes(UTF_8);
    String accepted = exchange.getRequestHeaders().getFirst("Accept-Encoding");
    if (body.length == 0 || accepted == null || !accepted.contains("gzip")) {
      return body;
    }
    exchange.getResponseHeaders().set("Content-Encoding", "gzip");
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
      out.write(body);
    }
    return packed.toByteArray();
  }
}
