package io.slotcore.gcal;

import com.google.api.client.http.HttpTransport;
import com.google.api.client.http.LowLevelHttpRequest;
import com.google.api.client.http.LowLevelHttpResponse;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/**
 * Carries the calls of Google's client by the JDK's own HTTP client. Thread-safe.
 *
 * <p>The client's {@code NetHttpTransport} would log access tokens (the JDK's HttpURLConnection
 * writes all headers at FINE), knows no PATCH, and bounds the time of each read, but not of an
 * answer that comes drop by drop. Here a call has one time limit from its beginning to the last
 * byte, and an answer a size.
 */
final class JdkTransport extends HttpTransport {

  static final int MAX_BYTES = 16 * 1024 * 1024;
  // Those that java.net.http sets by itself.
  private static final Set<String> SET_BY_CLIENT =
      Set.of("connection", "content-length", "expect", "host", "upgrade");

  private final HttpClient client;
  private final Duration timeLimit;

  JdkTransport(Duration timeLimit) {
    this.timeLimit = timeLimit;
    client =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(timeLimit)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
  }

  @Override
  public boolean supportsMethod(String method) {
    return true;
  }

  @Override
  protected LowLevelHttpRequest buildRequest(String method, String url) {
    return new Call(method, url);
  }

  private final class Call extends LowLevelHttpRequest {

    private final String method;
    private final HttpRequest.Builder request;

    private Call(String method, String url) {
      this.method = method;
      request = HttpRequest.newBuilder(URI.create(url));
    }

    @Override
    public void addHeader(String name, String value) {
      if (!SET_BY_CLIENT.contains(name.toLowerCase(Locale.ROOT))) {
        request.header(name, value);
      }
    }

    @Override
    public LowLevelHttpResponse execute() throws IOException {
      request.method(method, BodyPublishers.ofByteArray(body()));
      AtomicBoolean begun = new AtomicBoolean();
      CompletableFuture<HttpResponse<byte[]>> answer =
          client.sendAsync(
              request.build(),
              head -> {
                begun.set(true);
                return new BoundedBody(MAX_BYTES);
              });
      try {
        return new Answer(answer.get(timeLimit.toMillis(), TimeUnit.MILLISECONDS));
      } catch (TimeoutException late) {
        answer.cancel(true);
        throw new HttpTimeoutException("no whole answer in " + timeLimit);
      } catch (InterruptedException stopped) {
        answer.cancel(true);
        Thread.currentThread().interrupt();
        throw new InterruptedIOException("the call was interrupted");
      } catch (ExecutionException failed) {
        throw asIo(failed, begun.get());
      }
    }

    private byte[] body() throws IOException {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      if (getStreamingContent() != null) {
        getStreamingContent().writeTo(bytes);
        addIfThere("Content-Type", getContentType());
        addIfThere("Content-Encoding", getContentEncoding());
      }
      return bytes.toByteArray();
    }

    private void addIfThere(String name, String value) {
      if (value != null) {
        addHeader(name, value);
      }
    }
  }

  /** What breaks off may be told by the client before it is told to who collects the body. */
  private static IOException asIo(ExecutionException failure, boolean begun) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof BrokenAnswerException broken) {
        return broken;
      }
    }
    if (begun) {
      return new BrokenAnswerException("the answer breaks off", failure);
    }
    return failure.getCause() instanceof IOException io ? io : new IOException(failure);
  }

  /** An answer that is all there, unpacked. */
  private static final class Answer extends LowLevelHttpResponse {

    private final int status;
    private final List<Map.Entry<String, String>> headers = new ArrayList<>();
    private final byte[] body;

    private Answer(HttpResponse<byte[]> answer) throws IOException {
      status = answer.statusCode();
      answer
          .headers()
          .map()
          .forEach((name, values) -> values.forEach(value -> headers.add(Map.entry(name, value))));
      boolean packed =
          answer.headers().firstValue("Content-Encoding").filter("gzip"::equals).isPresent();
      headers.removeIf(header -> header.getKey().equalsIgnoreCase("Content-Encoding"));
      headers.removeIf(header -> header.getKey().equalsIgnoreCase("Content-Length"));
      body = packed ? unpack(answer.body()) : answer.body();
    }

    private static byte[] unpack(byte[] packed) throws IOException {
      try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(packed))) {
        byte[] unpacked = in.readNBytes(MAX_BYTES + 1);
        if (unpacked.length > MAX_BYTES) {
          throw new BrokenAnswerException("the answer has more than " + MAX_BYTES + " bytes", null);
        }
        return unpacked;
      } catch (ZipException | EOFException broken) {
        throw new BrokenAnswerException("the answer cannot be unpacked", broken);
      }
    }

    @Override
    public InputStream getContent() {
      return new ByteArrayInputStream(body);
    }

    @Override
    public @Nullable String getContentEncoding() {
      return null;
    }

    @Override
    public long getContentLength() {
      return body.length;
    }

    @Override
    public @Nullable String getContentType() {
      return headers.stream()
          .filter(header -> header.getKey().equalsIgnoreCase("Content-Type"))
          .map(Map.Entry::getValue)
          .findFirst()
          .orElse(null);
    }

    @Override
    public String getStatusLine() {
      return "HTTP/1.1 " + status;
    }

    @Override
    public int getStatusCode() {
      return status;
    }

    @Override
    public String getReasonPhrase() {
      return "";
    }

    @Override
    public int getHeaderCount() {
      return headers.size();
    }

    @Override
    public String getHeaderName(int index) {
      return headers.get(index).getKey();
    }

    @Override
    public String getHeaderValue(int index) {
      return headers.get(index).getValue();
    }
  }
}
