package io.slotcore.fakes;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** How a request to a fake fails. */
public sealed interface Fault {

  /**
   * Another answer is given, and nothing is done.
   *
   * @param answer the answer
   */
  record Instead(FakeAnswer answer) implements Fault {}

  /** What is asked is done, but of the answer only half is sent. */
  record Half() implements Fault {}

  /** The connection is closed, and nothing is done. */
  record ClosedBefore() implements Fault {}

  /** What is asked is done, and the connection is closed without an answer. */
  record ClosedAfter() implements Fault {}

  /**
   * Nothing is done and answered until {@link #release}, for half a minute at the most. One such
   * fault may hold several requests.
   */
  final class Held implements Fault {

    private static final int SECONDS = 30;

    private final CountDownLatch arrived = new CountDownLatch(1);
    private final CountDownLatch released = new CountDownLatch(1);

    /** Makes a fault that holds requests until it is released. */
    public Held() {}

    /**
     * Waits until a request is held.
     *
     * @return false if there was none for half a minute
     * @throws InterruptedException if the thread is interrupted
     */
    public boolean awaitRequest() throws InterruptedException {
      return arrived.await(SECONDS, TimeUnit.SECONDS);
    }

    /** Lets the requests that are held go on, and those that come. */
    public void release() {
      released.countDown();
    }

    void hold() {
      arrived.countDown();
      try {
        released.await(SECONDS, TimeUnit.SECONDS);
      } catch (InterruptedException stopped) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /**
   * Answers with a status and nothing else.
   *
   * @param status for instance 503
   * @return a fault
   */
  static Fault status(int status) {
    return new Instead(FakeAnswer.empty(status));
  }

  /**
   * Answers with a status that says when to come again (RFC 9110, section 10.2.3).
   *
   * @param status 429 or 503
   * @param retryAfter a number of seconds, or a date
   * @return a fault
   */
  static Fault retryAfter(int status, String retryAfter) {
    return new Instead(FakeAnswer.empty(status).withHeader("Retry-After", retryAfter));
  }

  /**
   * Answers with a web page, as proxies and portals do.
   *
   * @return a fault
   */
  static Fault webPage() {
    return new Instead(
        FakeAnswer.of(200, "text/html", "<!doctype html><title>Sign in</title><p>Welcome"));
  }
}
