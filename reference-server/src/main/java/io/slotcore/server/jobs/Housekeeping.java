package io.slotcore.server.jobs;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.Daily;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import io.slotcore.jdbc.BookingArchive;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Moves bookings of long ago to the archive every night, and forgets idempotency keys. */
public final class Housekeeping {

  private static final Logger LOG = LoggerFactory.getLogger(Housekeeping.class);

  private static final LocalTime NIGHT = LocalTime.of(3, 0);
  private static final Duration PAUSE = Duration.ofHours(1);

  private final BookingArchive archive;
  private final Optional<Duration> age;

  /**
   * Makes the jobs.
   *
   * @param age of what is archived; empty if nothing is
   */
  public Housekeeping(BookingArchive archive, Optional<Duration> age) {
    this.archive = archive;
    this.age = age;
  }

  /** Returns the jobs for the scheduler, which runs each on one node at a time. */
  public List<RecurringTask<Void>> tasks() {
    List<RecurringTask<Void>> tasks = new ArrayList<>();
    tasks.add(
        Tasks.recurring("forget-keys", FixedDelay.of(PAUSE))
            .execute((instance, context) -> forgetKeys()));
    age.ifPresent(
        old ->
            tasks.add(
                Tasks.recurring("archive", new Daily(ZoneOffset.UTC, NIGHT))
                    .execute((instance, context) -> archive(old))));
    return tasks;
  }

  void forgetKeys() {
    LOG.debug("{} idempotency keys were forgotten", archive.forgetKeys());
  }

  void archive(Duration old) {
    LOG.info("{} bookings were archived", archive.archive(old));
  }
}
