package io.slotcore.server.meetings;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Duration;

/** Looks now and then after meetings whose holds were given up. */
public final class MeetingSweep {

  private static final Duration PAUSE = Duration.ofSeconds(30);

  private final Meetings meetings;

  /** Takes the meetings. */
  public MeetingSweep(Meetings meetings) {
    this.meetings = meetings;
  }

  /** Returns the job for the scheduler, which runs it on one node at a time. */
  public RecurringTask<Void> task() {
    return Tasks.recurring("meetings", FixedDelay.of(PAUSE))
        .execute((instance, context) -> meetings.sweep());
  }
}
