package io.slotcore.server.jobs;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import io.slotcore.spi.Delivery;
import io.slotcore.spi.Outbox;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Hands the committed events of the outbox to one consumer, in order for each booking. */
public final class OutboxJob {

  private static final Logger LOG = LoggerFactory.getLogger(OutboxJob.class);

  private static final int BATCH = 20;
  private static final int WORKERS = 4;
  private static final Duration LEASE = Duration.ofMinutes(2);
  private static final Duration PAUSE = Duration.ofSeconds(1);
  private static final Duration FIRST_RETRY = Duration.ofSeconds(15);
  private static final Duration LAST_RETRY = Duration.ofHours(1);

  private final Outbox outbox;
  private final String consumer;
  private final Consumer<Delivery> handler;

  /**
   * Makes the job of a consumer.
   *
   * @param handler throws if the event could not be handled, and then meets it again later
   */
  public OutboxJob(Outbox outbox, String consumer, Consumer<Delivery> handler) {
    this.outbox = outbox;
    this.consumer = consumer;
    this.handler = handler;
  }

  /** Returns the job for the scheduler, which runs it on one node at a time. */
  public RecurringTask<Void> task() {
    return Tasks.recurring("outbox-" + consumer, FixedDelay.of(PAUSE))
        .execute((instance, context) -> run(() -> context.getSchedulerState().isShuttingDown()));
  }

  void run(java.util.function.BooleanSupplier stopping) {
    List<Delivery> due = outbox.take(consumer, BATCH, LEASE);
    while (!due.isEmpty() && !stopping.getAsBoolean()) {
      deliver(due);
      due = outbox.take(consumer, BATCH, LEASE);
    }
  }

  /** Several at a time: they are of different bookings, and one that hangs holds up few others. */
  private void deliver(List<Delivery> due) {
    if (due.size() == 1) {
      deliver(due.get(0));
      return;
    }
    ExecutorService workers = Executors.newFixedThreadPool(Math.min(WORKERS, due.size()));
    try {
      due.stream()
          .map(delivery -> CompletableFuture.runAsync(() -> deliver(delivery), workers))
          .toList()
          .forEach(CompletableFuture::join);
    } finally {
      workers.shutdown();
    }
  }

  private void deliver(Delivery delivery) {
    try {
      handler.accept(delivery);
      outbox.delivered(delivery);
    } catch (RuntimeException e) {
      // Whatever went wrong with one event must not hold back those of other bookings.
      Duration retry = retryAfter(delivery.attempt());
      LOG.warn(
          "{} of {} failed at attempt {}, next in {}: {}",
          consumer,
          delivery.event(),
          delivery.attempt(),
          retry,
          causes(e));
      outbox.failed(delivery, e.getClass().getSimpleName(), retry);
    }
  }

  /** A mail server quotes the address that it refuses, so no message of a cause is logged. */
  private static String causes(Throwable failure) {
    StringBuilder causes = new StringBuilder();
    for (Throwable t = failure; t != null; t = t.getCause()) {
      causes.append(causes.isEmpty() ? "" : ", because of ").append(t.getClass().getName());
      if (t.getStackTrace().length > 0) {
        causes.append(" at ").append(t.getStackTrace()[0]);
      }
    }
    return causes.toString();
  }

  /** The pause doubles from a quarter of a minute to an hour. */
  static Duration retryAfter(int attempt) {
    Duration retry = FIRST_RETRY.multipliedBy(1L << Math.min(attempt - 1, 10));
    return retry.compareTo(LAST_RETRY) > 0 ? LAST_RETRY : retry;
  }
}
