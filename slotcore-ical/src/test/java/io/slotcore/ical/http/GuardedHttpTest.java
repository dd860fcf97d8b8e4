package io.slotcore.ical.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.slotcore.ical.http.HttpCallException.Kind;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** 127.0.0.2 is allowed and stands for the world; every other address is not. */
class GuardedHttpTest {

  private static final String WORLD = "127.0.0.2";
  private static final String INSIDE = "127.0.0.3";
  private static final HttpLimits LIMITS =
      new HttpLimits(Duration.ofSeconds(5), Duration.ofSeconds(20), 100_000, 3);

  private final Map<String, String> names = new ConcurrentHashMap<>();
  private GuardedHttp http = client(LIMITS);

  private GuardedHttp client(HttpLimits limits) {
    return GuardedHttp.builder()
        .allow(AddressRange.parse(WORLD))
        .lookup(this::lookup)
        .limits(limits)
        .build();
  }

  private InetAddress[] lookup(String host) throws UnknownHostException {
    String address = names.get(host);
    if (address == null) {
      throw new UnknownHostException(host);
    }
    return new InetAddress[] {InetAddress.getByName(address)};
  }

  @AfterEach
  void close() {
    http.close();
  }

  private String get(URI address) throws IOException {
    return send(HttpCall.of("GET", address));
  }

  private String send(HttpCall call) throws IOException {
    return http.send(
        call, answer -> answer.status() + " " + new String(answer.body().readAllBytes(), UTF_8));
  }

  private Kind failure(HttpCall call) {
    return catchThrowableOfType(HttpCallException.class, () -> send(call)).kind();
  }

  private Kind failure(URI address) {
    return failure(HttpCall.of("GET", address));
  }

  @Test
  void anAnswerIsReadWithItsStatusHeadersAndBody() throws IOException {
    names.put("world.test", WORLD);
    try (LoopbackServer server =
        LoopbackServer.start(LoopbackServer.answer(404, "not here", "ETag: \"1\""))) {
      String etag =
          http.send(
              HttpCall.of("GET", server.at("world.test", "/a?b=c")),
              answer -> answer.header("etag").orElse("none"));

      assertThat(etag).isEqualTo("\"1\"");
      assertThat(get(server.at("world.test", "/a?b=c"))).isEqualTo("404 not here");
      assertThat(server.requests().get(0).path()).isEqualTo("/a?b=c");
      assertThat(server.requests().get(0).headers())
          .containsEntry("host", "world.test:" + server.port())
          .containsEntry("user-agent", "SlotCore")
          .doesNotContainKeys("cookie", "authorization");
    }
  }

  @Test
  void aBodyAndHeadersAreSentAsTheyAre() throws IOException {
    try (LoopbackServer server = LoopbackServer.start(LoopbackServer.answer(207, "<x/>"))) {
      send(
          HttpCall.of("PROPFIND", server.at(WORLD, "/"))
              .withHeader("Depth", "0")
              .withBody("application/xml; charset=utf-8", "<ü/>"));

      LoopbackServer.Request request = server.requests().get(0);
      assertThat(request.method()).isEqualTo("PROPFIND");
      assertThat(request.body()).isEqualTo("<ü/>");
      assertThat(request.headers())
          .containsEntry("depth", "0")
          .containsEntry("content-type", "application/xml; charset=utf-8");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {INSIDE, "127.0.0.1", "[::1]", "[::ffff:127.0.0.1]", "inside.test"})
  void noConnectionIsOpenedToARefusedAddress(String host) {
    names.put("inside.test", INSIDE);
    try (LoopbackServer server = LoopbackServer.start(LoopbackServer.answer(200, "secret"))) {
      assertThat(failure(server.at(host, "/"))).isEqualTo(Kind.REFUSED);
      assertThat(server.connections()).isZero();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"2130706434", "0177.0.0.2", "0x7f.0.0.2", "127.2", "127.0.0.2."})
  void otherFormsOfAnAddressAreRefusedEvenIfTheAddressIsAllowed(String host) {
    names.put(host, WORLD);
    try (LoopbackServer server = LoopbackServer.start(LoopbackServer.answer(200, "secret"))) {
      assertThat(failure(server.at(host, "/"))).isEqualTo(Kind.REFUSED);
      assertThat(server.connections()).isZero();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ftp://world.test/", "file:///etc/passwd", "jar:http://world.test/x!/y", "//world.test/",
        "http:///x", "http://ada:secret@world.test/", "http://@world.test/", "http:world.test",
        "http://world.test:0/", "http://world.test:70000/", "gopher://world.test/"
      })
  void addressesOfOtherKindsAreRefused(String address) {
    names.put("world.test", WORLD);

    assertThat(failure(URI.create(address))).isEqualTo(Kind.REFUSED);
  }

  @Test
  void aRedirectToARefusedAddressOpensNoConnection() {
    names.put("world.test", WORLD);
    names.put("inside.test", INSIDE);
    try (LoopbackServer inside = LoopbackServer.start(LoopbackServer.answer(200, "secret"));
        LoopbackServer world =
            LoopbackServer.start(
                LoopbackServer.answer(
                    302, "", "Location: http://inside.test:" + inside.port() + "/"))) {
      assertThat(failure(world.at("world.test", "/"))).isEqualTo(Kind.REFUSED);
      assertThat(world.connections()).isOne();
      assertThat(inside.connections()).isZero();
    }
  }

  @Test
  void aNameThatMovesInsideAtTheSecondLookUpIsRefusedThen() throws IOException {
    names.put("moving.test", WORLD);
    try (LoopbackServer server =
        LoopbackServer.start(
            (request, out) -> {
              names.put("moving.test", INSIDE);
              LoopbackServer.write(out, 302, new byte[0], "Location: /again");
            })) {
      assertThat(failure(server.at("moving.test", "/"))).isEqualTo(Kind.REFUSED);
      assertThat(server.connections()).isOne();
      assertThat(failure(server.at("moving.test", "/"))).isEqualTo(Kind.REFUSED);
      assertThat(server.connections()).isOne();
    }
  }

  @Test
  void whatWasCheckedIsWhatIsConnectedTo() throws IOException {
    AtomicInteger lookups = new AtomicInteger();
    http.close();
    http =
        GuardedHttp.builder()
            .allow(AddressRange.parse(WORLD))
            .lookup(
                host ->
                    new InetAddress[] {
                      InetAddress.getByName(lookups.getAndIncrement() == 0 ? WORLD : INSIDE)
                    })
            .build();
    try (LoopbackServer server = LoopbackServer.start(LoopbackServer.answer(200, "fine"))) {
      assertThat(get(server.at("moving.test", "/"))).isEqualTo("200 fine");
      assertThat(lookups).hasValue(1);
    }
  }

  @Test
  void redirectsAreFollowedUpToTheLimit() throws IOException {
    try (LoopbackServer server =
        LoopbackServer.start(
            (request, out) -> {
              int left = Integer.parseInt(request.path().substring(1));
              int status = left == 0 ? 200 : 301;
              LoopbackServer.write(out, status, new byte[0], "Location: /" + (left - 1));
            })) {
      assertThat(get(server.at(WORLD, "/3"))).isEqualTo("200 ");
      assertThat(failure(server.at(WORLD, "/4"))).isEqualTo(Kind.REDIRECTED);
      assertThat(server.requests()).hasSize(4 + 4);
    }
  }

  @Test
  void aRedirectKeepsMethodAndBodyOfWhatChangesNothing() throws IOException {
    try (LoopbackServer server =
        LoopbackServer.start(
            (request, out) ->
                LoopbackServer.write(
                    out, request.path().equals("/") ? 301 : 207, new byte[0], "Location: /dav/"))) {
      HttpCall call =
          HttpCall.of("PROPFIND", server.at(WORLD, "/")).withBody("application/xml", "<x/>");

      assertThat(send(call)).isEqualTo("207 ");
      assertThat(server.requests().get(1))
          .extracting(LoopbackServer.Request::method, LoopbackServer.Request::body)
          .containsExactly("PROPFIND", "<x/>");
    }
  }

  @Test
  void aChangeIsSentOnByItsOwnServerOnlyAndOnlyWhereTheMethodStays() throws IOException {
    names.put("a.test", WORLD);
    names.put("b.test", WORLD);
    try (LoopbackServer server =
        LoopbackServer.start(
            (request, out) -> {
              String host = request.path().startsWith("/away") ? "b.test" : "a.test";
              String location = "Location: http://" + host + ":" + request.headers().get("x-port");
              int status =
                  switch (request.path()) {
                    case "/away", "/here" -> 307;
                    case "/moved" -> 301;
                    default -> 201;
                  };
              LoopbackServer.write(out, status, new byte[0], location + "/done");
            })) {
      for (String[] expected :
          new String[][] {{"/here", "201 "}, {"/away", "307 "}, {"/moved", "301 "}}) {
        HttpCall call =
            HttpCall.of("PUT", server.at("a.test", expected[0]))
                .withHeader("X-Port", Integer.toString(server.port()))
                .withBody("text/calendar", "x");

        assertThat(send(call)).as(expected[0]).isEqualTo(expected[1]);
      }
    }
  }

  @Test
  void credentialsGoToNoOtherServer() throws IOException {
    names.put("a.test", WORLD);
    names.put("b.test", WORLD);
    try (LoopbackServer other = LoopbackServer.start(LoopbackServer.answer(200, "other"));
        LoopbackServer server =
            LoopbackServer.start(
                (request, out) -> {
                  String target =
                      switch (request.path()) {
                        case "/port" -> "http://a.test:" + other.port() + "/";
                        case "/host" -> "http://b.test:" + other.port() + "/";
                        default -> "/end";
                      };
                  int status = request.path().equals("/end") ? 200 : 302;
                  LoopbackServer.write(out, status, new byte[0], "Location: " + target);
                })) {
      for (String path : new String[] {"/port", "/host", "/same"}) {
        send(
            HttpCall.of("GET", server.at("a.test", path))
                .withCredentials(Credentials.basic("ada", "pass:word")));
      }

      assertThat(other.requests()).hasSize(2);
      assertThat(other.requests())
          .allSatisfy(request -> assertThat(request.headers()).doesNotContainKey("authorization"));
      assertThat(server.requests())
          .hasSize(4)
          .allSatisfy(
              request ->
                  assertThat(request.headers())
                      .containsEntry("authorization", "Basic YWRhOnBhc3M6d29yZA=="));
    }
  }

  @Test
  void aBearerTokenIsAskedForAtEachCall() throws IOException {
    AtomicInteger token = new AtomicInteger();
    Credentials caller = Credentials.bearer(() -> "token" + token.incrementAndGet());
    try (LoopbackServer server = LoopbackServer.start(LoopbackServer.answer(200, ""))) {
      send(HttpCall.of("GET", server.at(WORLD, "/")).withCredentials(caller));
      send(HttpCall.of("GET", server.at(WORLD, "/")).withCredentials(caller));

      assertThat(server.requests())
          .extracting(request -> request.headers().get("authorization"))
          .containsExactly("Bearer token1", "Bearer token2");
    }
    assertThat(caller.toString()).doesNotContain("token");
  }

  @Test
  void aConnectionThatTheServerHasEndedIsNotUsedAgain() throws IOException {
    try (LoopbackServer server =
        LoopbackServer.start(
            (request, out) ->
                out.write("HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\nfine".getBytes(UTF_8)))) {
      for (int i = 1; i <= 5; i++) {
        assertThat(get(server.at(WORLD, "/"))).isEqualTo("200 fine");
      }
    }
  }

  @Test
  void cookiesAreNotKept() throws IOException {
    try (LoopbackServer server =
        LoopbackServer.start(LoopbackServer.answer(200, "", "Set-Cookie: session=1; Path=/"))) {
      get(server.at(WORLD, "/"));
      get(server.at(WORLD, "/"));

      assertThat(server.requests().get(1).headers()).doesNotContainKey("cookie");
    }
  }

  @Test
  void aProxyOfTheMachineIsNotUsed() throws IOException {
    System.setProperty("http.proxyHost", INSIDE);
    System.setProperty("http.proxyPort", "1");
    try (LoopbackServer server = LoopbackServer.start(LoopbackServer.answer(200, "direct"))) {
      assertThat(get(server.at(WORLD, "/"))).isEqualTo("200 direct");
    } finally {
      System.clearProperty("http.proxyHost");
      System.clearProperty("http.proxyPort");
    }
  }

  @Test
  void aBodyMayBeAsLargeAsTheLimitAndNoLarger() throws IOException {
    try (LoopbackServer server =
        LoopbackServer.start(
            (request, out) ->
                LoopbackServer.write(
                    out, 200, new byte[Integer.parseInt(request.path().substring(1))]))) {
      assertThat(get(server.at(WORLD, "/100000"))).hasSize(4 + 100_000);
      assertThat(failure(server.at(WORLD, "/100001"))).isEqualTo(Kind.TOO_LARGE);
    }
  }

  @Test
  void aBodyWithoutAnEndIsCutOff() {
    AtomicInteger written = new AtomicInteger();
    try (LoopbackServer server =
        LoopbackServer.start(
            (request, out) -> {
              out.write("HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n".getBytes(ISO_8859_1));
              while (true) {
                out.write(new byte[1_000]);
                written.incrementAndGet();
              }
            })) {
      assertThat(failure(server.at(WORLD, "/"))).isEqualTo(Kind.TOO_LARGE);
      assertThat(written.get()).isLessThan(100_000);
    }
  }

  /** Closing an answer in chunks reads it to its end, unless the connection is broken off. */
  @ParameterizedTest
  @ValueSource(strings = {"/too-large", "/refused"})
  void chunksWithoutAnEndAreCutOff(String path) {
    AtomicInteger written = new AtomicInteger();
    try (LoopbackServer server =
        LoopbackServer.start(
            (request, out) -> {
              out.write(
                  "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n".getBytes(ISO_8859_1));
              while (true) {
                out.write(("3e8\r\n" + "x".repeat(1_000) + "\r\n").getBytes(ISO_8859_1));
                written.incrementAndGet();
              }
            })) {
      HttpCall call = HttpCall.of("GET", server.at(WORLD, path));

      assertThatThrownBy(
              () ->
                  http.send(
                      call,
                      answer -> {
                        if (path.equals("/refused")) {
                          throw new IllegalStateException("not what was asked for");
                        }
                        return answer.body().readAllBytes();
                      }))
          .isInstanceOfAny(HttpCallException.class, IllegalStateException.class);
      assertThat(written.get()).isLessThan(100_000);
    }
  }

  @Test
  void aBodyIsUnpackedUpToTheLimit() throws IOException {
    byte[] bomb = gzip(50_000_000);
    byte[] fair = gzip(100_000);
    assertThat(bomb.length).isLessThan(100_000);
    try (LoopbackServer server =
        LoopbackServer.start(
            (request, out) ->
                LoopbackServer.write(
                    out,
                    200,
                    request.path().equals("/bomb") ? bomb : fair,
                    "Content-Encoding: gzip"))) {
      assertThat(get(server.at(WORLD, "/fair"))).hasSize(4 + 100_000);
      assertThat(failure(server.at(WORLD, "/bomb"))).isEqualTo(Kind.TOO_LARGE);
      assertThat(server.requests().get(0).headers()).containsEntry("accept-encoding", "gzip");
    }
  }

  private static byte[] gzip(int zeros) throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (OutputStream out = new GZIPOutputStream(packed)) {
      out.write(new byte[zeros]);
    }
    return packed.toByteArray();
  }

  @ParameterizedTest
  @ValueSource(strings = {"br", "gzip, gzip", "deflate", "zstd"})
  void otherPackingIsRefused(String encoding) {
    try (LoopbackServer server =
        LoopbackServer.start(LoopbackServer.answer(200, "x", "Content-Encoding: " + encoding))) {
      assertThat(failure(server.at(WORLD, "/"))).isEqualTo(Kind.MALFORMED);
    }
  }

  @Test
  void aTruncatedOrBrokenPackIsAFailure() throws IOException {
    byte[] packed = gzip(1_000);
    try (LoopbackServer broken =
            LoopbackServer.start(LoopbackServer.answer(200, "no gzip", "Content-Encoding: gzip"));
        LoopbackServer cut =
            LoopbackServer.start(
                (request, out) ->
                    LoopbackServer.write(
                        out,
                        200,
                        java.util.Arrays.copyOf(packed, packed.length / 2),
                        "Content-Encoding: gzip"))) {
      assertThat(failure(broken.at(WORLD, "/"))).isEqualTo(Kind.MALFORMED);
      assertThat(failure(cut.at(WORLD, "/"))).isEqualTo(Kind.UNREACHABLE);
    }
  }

  @Test
  void aBodyThatBreaksOffIsAFailure() {
    try (LoopbackServer server =
        LoopbackServer.start(
            (request, out) ->
                out.write(
                    "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhalf".getBytes(ISO_8859_1)))) {
      assertThat(failure(server.at(WORLD, "/"))).isEqualTo(Kind.UNREACHABLE);
    }
  }

  @Test
  void anAnswerThatComesByDropsIsCutOffInTime() {
    http.close();
    http = client(LIMITS.withTotal(Duration.ofMillis(600)));
    CountDownLatch never = new CountDownLatch(1);
    try (LoopbackServer server =
        LoopbackServer.start(
            (request, out) -> {
              out.write("HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n".getBytes(ISO_8859_1));
              try {
                while (!never.await(50, java.util.concurrent.TimeUnit.MILLISECONDS)) {
                  out.write('x');
                  out.flush();
                }
              } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
              }
            })) {
      long start = System.nanoTime();

      assertThat(failure(server.at(WORLD, "/"))).isEqualTo(Kind.TIMED_OUT);

      assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(10));
    } finally {
      never.countDown();
    }
  }

  @Test
  void aServerThatSaysNothingIsLeftInTime() {
    http.close();
    http = client(LIMITS.withTotal(Duration.ofMillis(500)));
    CountDownLatch never = new CountDownLatch(1);
    try (LoopbackServer server =
        LoopbackServer.start(
            (request, out) -> {
              try {
                never.await();
              } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
              }
            })) {
      assertThat(failure(server.at(WORLD, "/"))).isEqualTo(Kind.TIMED_OUT);
    } finally {
      never.countDown();
    }
  }

  @Test
  void connectingEndsInTimeHoweverManyAddressesThereAre() throws IOException {
    http.close();
    http =
        GuardedHttp.builder()
            .allow(AddressRange.parse("127.0.0.0/8"))
            .lookup(
                host ->
                    IntStream.range(1, 50)
                        .mapToObj(last -> "127.0.0." + last)
                        .map(GuardedHttpTest::literal)
                        .toArray(InetAddress[]::new))
            .limits(new HttpLimits(Duration.ofSeconds(20), Duration.ofMillis(600), 1_000, 1))
            .build();
    List<Socket> waiting = new ArrayList<>();
    try (ServerSocket deaf = new ServerSocket(0, 1)) {
      while (waits(deaf.getLocalPort(), waiting)) {
        assertThat(waiting).hasSizeLessThan(100);
      }
      long start = System.nanoTime();

      assertThat(failure(URI.create("http://deaf.test:" + deaf.getLocalPort() + "/")))
          .isEqualTo(Kind.TIMED_OUT);

      assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(10));
    } finally {
      for (Socket each : waiting) {
        each.close();
      }
    }
  }

  /** Takes one place of those that wait to be accepted; tells whether there was one. */
  private static boolean waits(int port, List<Socket> waiting) throws IOException {
    Socket socket = new Socket();
    waiting.add(socket);
    try {
      socket.connect(new InetSocketAddress(literal("127.0.0.1"), port), 300);
      return true;
    } catch (SocketTimeoutException full) {
      return false;
    }
  }

  private static InetAddress literal(String address) {
    try {
      return InetAddress.getAllByName(address)[0];
    } catch (UnknownHostException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  @Test
  void aServerThatDoesNotAnswerInTlsIsLeftInTime() throws IOException {
    http.close();
    http = client(LIMITS.withTotal(Duration.ofMillis(600)));
    try (ServerSocket silent = new ServerSocket(0)) {
      long start = System.nanoTime();

      assertThat(failure(URI.create("https://" + WORLD + ":" + silent.getLocalPort() + "/")))
          .isEqualTo(Kind.TIMED_OUT);

      assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(4));
    }
  }

  @Test
  void nothingGoesFromHttpsToHttp() {
    HttpCall call = HttpCall.of("GET", URI.create("https://world.test/"));

    for (String target : List.of("http://world.test/", "HTTP://other.test/", "ftp://other.test/")) {
      assertThat(
              catchThrowableOfType(HttpCallException.class, () -> GuardedHttp.target(call, target))
                  .kind())
          .isEqualTo(Kind.REDIRECTED);
    }
  }

  @Test
  void aHeadWithoutAnEndIsRefused() {
    try (LoopbackServer server =
        LoopbackServer.start(
            (request, out) -> {
              out.write("HTTP/1.1 200 OK\r\n".getBytes(ISO_8859_1));
              while (true) {
                out.write("X-Header: and so on\r\n".getBytes(ISO_8859_1));
              }
            })) {
      assertThat(failure(server.at(WORLD, "/"))).isEqualTo(Kind.MALFORMED);
    }
  }

  @Test
  void whatIsNoHttpIsMalformed() {
    try (LoopbackServer server =
        LoopbackServer.start(
            (request, out) -> out.write("SSH-2.0-OpenSSH\r\n\r\n".getBytes(ISO_8859_1)))) {
      assertThat(failure(server.at(WORLD, "/"))).isIn(Kind.MALFORMED, Kind.UNREACHABLE);
    }
  }

  @Test
  void nobodyThereIsUnreachable() {
    LoopbackServer server = LoopbackServer.start(LoopbackServer.answer(200, ""));
    URI address = server.at(WORLD, "/");
    server.close();

    assertThat(failure(address)).isEqualTo(Kind.UNREACHABLE);
    assertThat(failure(URI.create("http://nowhere.test/"))).isEqualTo(Kind.UNREACHABLE);
  }

  @Test
  void whatAReaderThrowsPassesUnchanged() {
    IOException own = new IOException("own");
    try (LoopbackServer server = LoopbackServer.start(LoopbackServer.answer(200, "x"))) {
      assertThatThrownBy(
              () ->
                  http.send(
                      HttpCall.of("GET", server.at(WORLD, "/")),
                      answer -> {
                        throw own;
                      }))
          .isSameAs(own);
    }
  }

  @Test
  void headersAndMethodsCannotBeginAnotherLine() {
    HttpCall call = HttpCall.of("GET", URI.create("http://world.test/"));

    assertThatThrownBy(() -> call.withHeader("X", "a\r\nY: b")).hasMessageContaining("X");
    assertThatThrownBy(() -> call.withHeader("X: a\r\nY", "b")).hasMessageContaining("header");
    assertThatThrownBy(() -> call.withHeader("Authorization", "b")).hasMessageContaining("header");
    assertThatThrownBy(() -> HttpCall.of("GET /\r\n", URI.create("http://world.test/")))
        .hasMessageContaining("method");
    assertThatThrownBy(() -> Credentials.bearer(() -> "a\nb").header())
        .hasMessageContaining("token");
    assertThatThrownBy(() -> Credentials.basic("a:b", "c")).hasMessageContaining("colon");
  }

  @Test
  void anAddressDoesNotTellItsSecretsWhereItIsNamed() {
    HttpCall call = HttpCall.of("GET", URI.create("https://world.test/secret?key=secret"));

    assertThat(call).hasToString("GET https://world.test:443");
  }
}
