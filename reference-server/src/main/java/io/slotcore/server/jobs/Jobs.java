package io.slotcore.server.jobs;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import java.time.Duration;
import java.util.List;
import javax.sql.DataSource;

/** The scheduler of the background jobs. */
public final class Jobs implements AutoCloseable {

  private final Scheduler scheduler;

  private Jobs(Scheduler scheduler) {
    this.scheduler = scheduler;
  }

  /** Starts the jobs; what another node runs already is not run here at the same time. */
  public static Jobs start(DataSource dataSource, List<RecurringTask<Void>> tasks) {
    Scheduler scheduler =
        Scheduler.create(dataSource)
            .tableName("server_tasks")
            .threads(4)
            .pollingInterval(Duration.ofMillis(500))
            .heartbeatInterval(Duration.ofSeconds(5))
            .shutdownMaxWait(Duration.ofSeconds(10))
            .startTasks(tasks)
            .build();
    scheduler.start();
    return new Jobs(scheduler);
  }

  /** Lets running jobs end, and starts no other. */
  @Override
  public void close() {
    scheduler.stop();
  }
}
