package io.slotcore.ical.http;

import io.slotcore.ical.http.HttpCallException.Kind;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.InetAddress;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import javax.net.ssl.SSLException;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.DefaultSchemePortResolver;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.ManagedHttpClientConnectionFactory;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManager;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.impl.routing.DefaultRoutePlanner;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ConnectionClosedException;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.MessageConstraintException;
import org.apache.hc.core5.http.NoHttpResponseException;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;

/**
 * Opens addresses that users give, and only those that are open to everybody.
 *
 * <p>At the moment of connecting, for each connection and so for redirects and later look-ups, too,
 * it refuses loopback, private, link-local, unique-local, shared (RFC 6598), multicast and reserved
 * addresses, IPv4 addresses inside of IPv6 ones (mapped, 6to4, NAT64, Teredo), and numbers that are
 * not the usual form of an address; an operator may allow ranges. It speaks HTTP and HTTPS only,
 * takes no user from an address, keeps no cookies and uses no proxy. Credentials go to no other
 * server than that of the call, and nothing goes from HTTPS to HTTP. Time, size and redirects are
 * bounded by {@link HttpLimits}; the size holds for what is sent and for what it unpacks to.
 *
 * <p>Safe for use by several threads. Keeps a few connections open until it is closed.
 */
public final class GuardedHttp implements AutoCloseable {

  private static final Set<Integer> REDIRECTS = Set.of(301, 302, 303, 307, 308);
  // They change nothing, so they may be asked of another address (RFC 9110 section 9.2.1).
  private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS", "PROPFIND", "REPORT");

  private static final RequestConfig REQUESTS =
      RequestConfig.custom()
          .setAuthenticationEnabled(false)
          .setRedirectsEnabled(false)
          .setContentCompressionEnabled(false)
          .setProtocolUpgradeEnabled(false)
          .build();

  private final HttpLimits limits;
  private final CloseableHttpClient client;
  private final ScheduledExecutorService deadlines;

  private GuardedHttp(Builder builder) {
    limits = builder.limits;
    client = client(builder);
    ScheduledThreadPoolExecutor timer = new ScheduledThreadPoolExecutor(1, GuardedHttp::daemon);
    timer.setRemoveOnCancelPolicy(true);
    deadlines = timer;
  }

  /**
   * Starts a client that opens public addresses only, with {@link HttpLimits#standard}.
   *
   * @return a builder
   */
  public static Builder builder() {
    return new Builder();
  }

  private static Thread daemon(Runnable work) {
    Thread thread = new Thread(work, "slotcore-http-deadlines");
    thread.setDaemon(true);
    return thread;
  }

  private static CloseableHttpClient client(Builder builder) {
    Http1Config http = Http1Config.custom().setMaxLineLength(16_384).setMaxHeaderCount(200).build();
    Timeout total = Timeout.of(builder.limits.total());
    PoolingHttpClientConnectionManager connections =
        PoolingHttpClientConnectionManagerBuilder.create()
            .setDnsResolver(new GuardedResolver(builder.lookup, builder.allowed))
            .setConnectionFactory(
                ManagedHttpClientConnectionFactory.builder().http1Config(http).build())
            .setDefaultConnectionConfig(
                ConnectionConfig.custom()
                    .setSocketTimeout(total)
                    .setTimeToLive(TimeValue.ofMinutes(1))
                    // A server may have ended a connection that was kept.
                    .setValidateAfterInactivity(TimeValue.ZERO_MILLISECONDS)
                    .build())
            .setMaxConnPerRoute(8)
            .setMaxConnTotal(64)
            .build();
    return HttpClients.custom()
        .setConnectionManager(connections)
        .setRoutePlanner(new DefaultRoutePlanner(DefaultSchemePortResolver.INSTANCE))
        .setUserAgent(builder.userAgent)
        .disableAuthCaching()
        .disableAutomaticRetries()
        .disableContentCompression()
        .disableCookieManagement()
        .disableRedirectHandling()
        .build();
  }

  /**
   * Sends a call and reads its answer, following redirects: GET, HEAD, OPTIONS, PROPFIND and REPORT
   * keep their method and body, a 303 becomes a GET. Calls that change something are sent on by 307
   * and 308 only, and only to the same server; else the redirect itself is the answer.
   *
   * @param call what is asked
   * @param reader reads the answer of any status
   * @param <T> what is read
   * @return what the reader returns
   * @throws HttpCallException if the address is refused, nobody answers, or a limit is passed
   * @throws IOException of the reader
   */
  public <T> T send(HttpCall call, HttpAnswer.Reader<T> reader) throws IOException {
    long deadline = System.nanoTime() + limits.total().toNanos();
    HttpCall next = call;
    for (int hop = 0; hop <= limits.redirects(); hop++) {
      Hop<T> end = exchange(next, reader, deadline);
      if (end.redirect == null) {
        return end.result();
      }
      next = end.redirect;
    }
    throw new HttpCallException(
        Kind.REDIRECTED, call + " was redirected more than " + limits.redirects() + " times", null);
  }

  private <T> Hop<T> exchange(HttpCall call, HttpAnswer.Reader<T> reader, long deadline)
      throws IOException {
    checkAddress(call.address());
    HttpUriRequestBase request = request(call);
    Duration left = Duration.ofNanos(deadline - System.nanoTime());
    if (left.toMillis() < 1) {
      throw tooLate(call, null);
    }
    request.setConfig(config(left));
    AtomicBoolean late = new AtomicBoolean();
    ScheduledFuture<?> timer =
        deadlines.schedule(
            () -> {
              late.set(true);
              request.cancel();
            },
            left.toNanos(),
            TimeUnit.NANOSECONDS);
    try (ClassicHttpResponse response = client.executeOpen(null, request, null)) {
      HttpCall redirected = redirected(call, response);
      if (redirected != null) {
        return new Hop<>(redirected, null);
      }
      return new Hop<>(null, read(call, request, response, reader));
    } catch (IOException failure) {
      throw late.get() ? tooLate(call, failure) : translated(call, failure);
    } finally {
      timer.cancel(false);
    }
  }

  private <T> T read(
      HttpCall call,
      HttpUriRequestBase request,
      ClassicHttpResponse response,
      HttpAnswer.Reader<T> reader)
      throws IOException {
    try {
      return reader.read(new HttpAnswer(response, call.address(), body(response)));
    } catch (IOException | RuntimeException failure) {
      // Else the rest of it would be read when it is closed, whatever its size.
      request.cancel();
      throw failure;
    }
  }

  /** A connection that is being opened cannot be cancelled, so its time is cut to what is left. */
  @SuppressWarnings("deprecation") // What replaces it is set once for all calls.
  private RequestConfig config(Duration left) {
    Duration share = left.dividedBy(GuardedResolver.MAX_TRIED);
    Duration connect = share.compareTo(limits.connect()) < 0 ? share : limits.connect();
    return RequestConfig.copy(REQUESTS)
        .setConnectTimeout(Timeout.ofMilliseconds(Math.max(1, connect.toMillis())))
        .setConnectionRequestTimeout(Timeout.of(left))
        .setResponseTimeout(Timeout.of(left))
        .build();
  }

  private HttpCallException tooLate(HttpCall call, @Nullable IOException cause) {
    return new HttpCallException(
        Kind.TIMED_OUT, call + " took longer than " + limits.total(), cause);
  }

  /** Names what went wrong below; what the reader threw for reasons of its own passes unchanged. */
  private static IOException translated(HttpCall call, IOException failure) {
    if (failure instanceof HttpCallException) {
      return failure;
    }
    if (failure instanceof GuardedResolver.AddressRefusedException) {
      return new HttpCallException(Kind.REFUSED, String.valueOf(failure.getMessage()), failure);
    }
    if (failure instanceof UnknownHostException) {
      return new HttpCallException(Kind.UNREACHABLE, call + ": there is no such host", failure);
    }
    if (failure instanceof SocketTimeoutException || failure instanceof InterruptedIOException) {
      return new HttpCallException(Kind.TIMED_OUT, call + " timed out", failure);
    }
    if (failure instanceof ZipException
        || failure.getCause() instanceof HttpException
        || failure instanceof MessageConstraintException) {
      return new HttpCallException(
          Kind.MALFORMED, call + " has an answer that is no HTTP", failure);
    }
    if (failure instanceof SocketException
        || failure instanceof SSLException
        || failure instanceof EOFException
        || failure instanceof ConnectionClosedException
        || failure instanceof NoHttpResponseException) {
      return new HttpCallException(Kind.UNREACHABLE, call + " broke off", failure);
    }
    return failure;
  }

  private static void checkAddress(URI address) throws HttpCallException {
    String scheme = String.valueOf(address.getScheme()).toLowerCase(Locale.ROOT);
    String host = address.getHost();
    String wrong = null;
    if (!scheme.equals("http") && !scheme.equals("https")) {
      wrong = "is not of HTTP or HTTPS";
    } else if (host == null || host.isEmpty()) {
      wrong = "has no host";
    } else if (address.getRawUserInfo() != null) {
      wrong = "has a user in it";
    } else if (HostNames.isAmbiguous(host)) {
      wrong = "has a number for a host that is not the usual form of an address";
    } else if (address.getPort() == 0 || address.getPort() > 65_535) {
      wrong = "has a port that there is not";
    }
    if (wrong != null) {
      throw new HttpCallException(Kind.REFUSED, "the address " + wrong, null);
    }
  }

  private static HttpUriRequestBase request(HttpCall call) {
    HttpUriRequestBase request = new HttpUriRequestBase(call.method(), call.address());
    call.headers().forEach(request::setHeader);
    request.setHeader("Accept-Encoding", "gzip");
    call.credentials().ifPresent(caller -> request.setHeader("Authorization", caller.header()));
    byte[] body = call.body();
    if (body != null) {
      request.setEntity(new ByteArrayEntity(body, null));
    }
    return request;
  }

  /** Returns the body, or what it unpacks to; neither may pass the limit. */
  private InputStream body(ClassicHttpResponse response) throws IOException {
    HttpEntity entity = response.getEntity();
    if (entity == null) {
      return InputStream.nullInputStream();
    }
    if (entity.getContentLength() > limits.bodyBytes()) {
      throw new HttpCallException(
          Kind.TOO_LARGE, "the answer has more than " + limits.bodyBytes() + " bytes", null);
    }
    InputStream sent = new BoundedBody(entity.getContent(), limits.bodyBytes());
    String encoding = String.valueOf(entity.getContentEncoding()).toLowerCase(Locale.ROOT);
    return switch (encoding) {
      case "null", "", "identity" -> sent;
      case "gzip", "x-gzip" -> new BoundedBody(new GZIPInputStream(sent), limits.bodyBytes());
      default ->
          throw new HttpCallException(
              Kind.MALFORMED, "the answer is packed in a way that was not asked for", null);
    };
  }

  /** Returns the call to the address that an answer names, or null if the answer is to be read. */
  private static @Nullable HttpCall redirected(HttpCall call, ClassicHttpResponse response)
      throws HttpCallException {
    Header location = response.getFirstHeader("Location");
    if (location == null || !REDIRECTS.contains(response.getCode())) {
      return null;
    }
    URI target = target(call, location.getValue());
    boolean asGet = response.getCode() == 303;
    if (!SAFE.contains(call.method())) {
      boolean keepsMethod = response.getCode() >= 307;
      boolean same = HttpCall.origin(target).equals(HttpCall.origin(call.address()));
      return keepsMethod && same ? call.redirectedTo(target, false) : null;
    }
    return call.redirectedTo(target, asGet);
  }

  static URI target(HttpCall call, String location) throws HttpCallException {
    URI target;
    try {
      target = call.address().resolve(location);
    } catch (IllegalArgumentException malformed) {
      throw new HttpCallException(
          Kind.REDIRECTED, call + " was redirected to what is no address", malformed);
    }
    boolean wasSecure = "https".equalsIgnoreCase(call.address().getScheme());
    if (wasSecure && !"https".equalsIgnoreCase(target.getScheme())) {
      throw new HttpCallException(
          Kind.REDIRECTED, call + " was redirected from HTTPS to something else", null);
    }
    return target;
  }

  /** Closes all connections; calls that run fail. */
  @Override
  public void close() {
    deadlines.shutdownNow();
    client.close(CloseMode.IMMEDIATE);
  }

  /** Either where to go on, or what was read. */
  private record Hop<T>(@Nullable HttpCall redirect, @Nullable T read) {

    @SuppressWarnings("NullAway") // A reader may return null where its caller's type says so.
    T result() {
      return read;
    }
  }

  /** Collects the settings of a {@link GuardedHttp}. Not thread-safe. */
  public static final class Builder {

    private final List<AddressRange> allowed = new ArrayList<>();
    private HttpLimits limits = HttpLimits.standard();
    private NameLookup lookup = InetAddress::getAllByName;
    private String userAgent = "SlotCore";

    private Builder() {}

    /**
     * Allows addresses that would be refused, by the word of the machine's operator, for instance
     * those of a calendar server in the same house.
     *
     * @param range which ones
     * @return this
     */
    public Builder allow(AddressRange range) {
      allowed.add(range);
      return this;
    }

    /**
     * Sets how much one call may take.
     *
     * @param limits by default {@link HttpLimits#standard}
     * @return this
     */
    public Builder limits(HttpLimits limits) {
      this.limits = limits;
      return this;
    }

    /**
     * Sets how names are looked up; what is found is checked in any case.
     *
     * @param lookup by default that of the JDK
     * @return this
     */
    public Builder lookup(NameLookup lookup) {
      this.lookup = lookup;
      return this;
    }

    /**
     * Sets by which name the client is known to servers.
     *
     * @param userAgent the User-Agent header, by default SlotCore
     * @return this
     */
    public Builder userAgent(String userAgent) {
      this.userAgent = userAgent;
      return this;
    }

    /**
     * Returns the client.
     *
     * @return a client, to be closed when it is not needed any more
     */
    public GuardedHttp build() {
      return new GuardedHttp(this);
    }
  }
}
