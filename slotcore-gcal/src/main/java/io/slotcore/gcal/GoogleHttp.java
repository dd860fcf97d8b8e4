package io.slotcore.gcal;

import com.google.api.client.http.HttpRequest;
import com.google.api.client.http.HttpRequestInitializer;
import com.google.api.client.http.HttpResponse;
import com.google.api.client.http.HttpResponseException;
import com.google.api.client.json.GenericJson;
import com.google.api.client.json.JsonFactory;
import com.google.api.client.json.gson.GsonFactory;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;

/** Makes calls, some of them several times, and reads their answers. Thread-safe. */
final class GoogleHttp implements HttpRequestInitializer {

  static final JsonFactory JSON = GsonFactory.getDefaultInstance();

  private static final int TRIES = 3;
  private static final Duration MOST = Duration.ofSeconds(10);
  private static final Duration FIRST_PAUSE = Duration.ofMillis(500);

  private final JdkTransport transport;
  private final InstantSource clock;
  private final Consumer<Duration> pause;

  GoogleHttp(JdkTransport transport, InstantSource clock, Consumer<Duration> pause) {
    this.transport = transport;
    this.clock = clock;
    this.pause = pause;
  }

  /** Which failures a call is repeated after. */
  enum Kind {
    /** It changes nothing: repeated whatever happened. */
    READ,
    /** Repeated only if Google says that nothing was done; else who calls has to find that out. */
    CHANGE
  }

  /** One try of a call. */
  interface Attempt {
    HttpResponse run() throws IOException;
  }

  JdkTransport transport() {
    return transport;
  }

  InstantSource clock() {
    return clock;
  }

  /** Keeps the client from following redirects and from writing requests into its log. */
  @Override
  public void initialize(HttpRequest request) {
    request.setFollowRedirects(false);
    request.setLoggingEnabled(false);
    request.setCurlLoggingEnabled(false);
  }

  /**
   * Makes a call, at most three times and with pauses of at most ten seconds in all.
   *
   * @throws GoogleFailure if there is no answer that can be read
   */
  <T> T call(Kind kind, String operation, Attempt attempt, Class<T> type) {
    Tries tries = new Tries();
    while (true) {
      GoogleFailure failure;
      try {
        return read(operation, attempt.run(), type);
      } catch (HttpResponseException refused) {
        failure = GoogleFailure.of(operation, refused, clock.instant());
        if (!failure.isRetryable() || (kind == Kind.CHANGE && !failure.isRefusedForNow())) {
          throw failure;
        }
      } catch (IOException broken) {
        failure = GoogleFailure.of(operation, broken);
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

  private static <T> T read(String operation, HttpResponse answer, Class<T> type)
      throws IOException {
    try {
      T value = type == Void.class ? readNothing(answer, type) : answer.parseAs(type);
      if (type == Void.class || isWhole(value)) {
        return value;
      }
    } catch (IOException | RuntimeException unreadable) {
      // All of the answer is in memory: whatever its parser throws, it is about the text.
      throw GoogleFailure.unreadable(operation, "the answer is not what it should be");
    } finally {
      answer.disconnect();
    }
    throw GoogleFailure.unreadable(operation, "the answer is another one than it should be");
  }

  @SuppressWarnings("NullAway") // There is no other value of Void.
  private static <T> T readNothing(HttpResponse answer, Class<T> type) throws IOException {
    if (!answer.parseAsString().matches("\\s*(\\{\\s*}\\s*)?")) {
      throw new IOException("an answer where there should be none");
    }
    return type.cast(null);
  }

  /** All of Google's answers say of which kind they are, but for those of the token endpoint. */
  private static boolean isWhole(GenericJson json) {
    return json.containsKey("access_token")
        || String.valueOf(json.get("kind")).matches("(calendar|api)#.+");
  }

  private static boolean isWhole(Object value) {
    return value instanceof GenericJson json && isWhole(json);
  }
}
