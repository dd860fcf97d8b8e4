package io.slotcore.outlook;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/**
 * Makes calls, some of them several times, and reads their answers. Thread-safe.
 *
 * <p>One try has one time limit, from connecting to the last byte, and an answer a size. Redirects
 * are not followed: they would take the access token along.
 */
final class GraphHttp {

  static final ObjectMapper JSON = new ObjectMapper();
  static final int MAX_BYTES = 16 * 1024 * 1024;

  private static final int TRIES = 3;
  private static final Duration MOST = Duration.ofSeconds(10);
  private static final Duration FIRST_PAUSE = Duration.ofMillis(500);

  private final HttpClient client;
  private final Duration timeLimit;
  private final InstantSource clock;
  private final Consumer<Duration> pause;

  GraphHttp(Duration timeLimit, InstantSource clock, Consumer<Duration> pause) {
    this.timeLimit = timeLimit;
    this.clock = clock;
    this.pause = pause;
    client =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(timeLimit)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
  }

  /** Which failures a call is repeated after. */
  enum Kind {
    /** It changes nothing: repeated whatever happened. */
    READ,
    /** Repeated only if Graph says that nothing was done; else who calls has to find that out. */
    CHANGE
  }

  InstantSource clock() {
    return clock;
  }

  /**
   * Makes a call that is answered by an object, at most three times and with pauses of at most ten
   * seconds in all.
   *
   * @throws GraphFailure if there is no answer that can be read
   */
  JsonNode call(Kind kind, String operation, HttpRequest request) {
    JsonNode answer = answer(kind, operation, request);
    if (!answer.isObject()) {
      throw GraphFailure.unreadable(operation, "the answer is not what it should be");
    }
    return answer;
  }

  /**
   * Makes a call that is answered by nothing.
   *
   * @throws GraphFailure if there is no answer, or it says anything
   */
  void callForNothing(Kind kind, String operation, HttpRequest request) {
    if (!answer(kind, operation, request).isMissingNode()) {
      throw GraphFailure.unreadable(operation, "there is an answer where there should be none");
    }
  }

  private JsonNode answer(Kind kind, String operation, HttpRequest request) {
    Tries tries = new Tries();
    while (true) {
      GraphFailure failure;
      try {
        HttpResponse<byte[]> answer = send(request);
        if (answer.statusCode() / 100 == 2) {
          return read(operation, answer);
        }
        failure =
            GraphFailure.of(
                operation,
                answer.statusCode(),
                readIfJson(answer),
                answer.headers().firstValue("Retry-After").orElse(null),
                clock.instant());
        if (!failure.isRetryable() || (kind == Kind.CHANGE && !failure.isRefusedForNow())) {
          throw failure;
        }
      } catch (IOException broken) {
        failure = GraphFailure.of(operation, broken);
        if (kind == Kind.CHANGE) {
          throw failure;
        }
      }
      if (!tries.again(failure.retryAfter())) {
        throw failure;
      }
    }
  }

  /** Counts tries and pauses of one call. */
  private final class Tries {

    private final long start = System.nanoTime();
    private int done;
    private Duration paused = Duration.ZERO;

    private boolean again(Optional<Duration> retryAfter) {
      done++;
      if (done == TRIES) {
        return false;
      }
      Duration next = retryAfter.orElseGet(this::backoff);
      Duration elapsed = Duration.ofNanos(System.nanoTime() - start);
      Duration spent = paused.compareTo(elapsed) > 0 ? paused : elapsed;
      if (spent.plus(next).compareTo(MOST) > 0) {
        return false;
      }
      paused = paused.plus(next);
      pause.accept(next);
      return true;
    }

    /** Twice as long each time, and not the same for all who were refused together. */
    private Duration backoff() {
      long millis = FIRST_PAUSE.toMillis() << (done - 1);
      return Duration.ofMillis(millis + ThreadLocalRandom.current().nextLong(millis));
    }
  }

  private HttpResponse<byte[]> send(HttpRequest request) throws IOException {
    AtomicBoolean begun = new AtomicBoolean();
    CompletableFuture<HttpResponse<byte[]>> answer =
        client.sendAsync(
            request,
            head -> {
              begun.set(true);
              return new LimitedBody(MAX_BYTES);
            });
    try {
      return answer.get(timeLimit.toMillis(), TimeUnit.MILLISECONDS);
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

  private static IOException asIo(ExecutionException failed, boolean begun) {
    for (Throwable cause = failed; cause != null; cause = cause.getCause()) {
      if (cause instanceof BrokenAnswerException broken) {
        return broken;
      }
    }
    if (begun) {
      return new BrokenAnswerException("the answer breaks off");
    }
    return failed.getCause() instanceof IOException io ? io : new IOException(failed);
  }

  private static JsonNode read(String operation, HttpResponse<byte[]> answer) throws IOException {
    byte[] body = unpacked(answer);
    if (body.length == 0) {
      return MissingNode.getInstance();
    }
    try {
      return JSON.readTree(body);
    } catch (IOException unreadable) {
      // Its message would quote the answer.
      throw GraphFailure.unreadable(operation, "the answer is no JSON");
    }
  }

  private static JsonNode readIfJson(HttpResponse<byte[]> answer) {
    try {
      return JSON.readTree(unpacked(answer));
    } catch (IOException unreadable) {
      return MissingNode.getInstance();
    }
  }

  private static byte[] unpacked(HttpResponse<byte[]> answer) throws IOException {
    if (!answer.headers().firstValue("Content-Encoding").filter("gzip"::equals).isPresent()) {
      return answer.body();
    }
    try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(answer.body()))) {
      byte[] body = in.readNBytes(MAX_BYTES + 1);
      if (body.length > MAX_BYTES) {
        throw new BrokenAnswerException("the answer has more than " + MAX_BYTES + " bytes");
      }
      return body;
    } catch (ZipException | EOFException broken) {
      throw new BrokenAnswerException("the answer cannot be unpacked");
    }
  }
}
