package io.slotcore.server.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import io.slotcore.jdbc.BookingArchive;
import io.slotcore.server.database.Database;
import io.slotcore.server.database.PostgresUrl;
import io.slotcore.server.database.RowLevelSecurity;
import io.slotcore.server.database.TestDatabase;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The jobs that nobody waits for, in the role for jobs. */
class HousekeepingIT {

  @Test
  void theRoleForJobsMayDoIt() {
    try (Database database =
        Database.at(PostgresUrl.parse(TestDatabase.newUrl()), RowLevelSecurity.ON)) {
      database
          .sql()
          .transaction(
              transaction -> {
                transaction.dsl().fetch("SELECT set_config('slotcore.tenant', 'firm', true)");
                transaction.dsl().execute("INSERT INTO slotcore_subject VALUES ('firm', 'host:a')");
                transaction
                    .dsl()
                    .execute(
                        """
                        INSERT INTO slotcore_idempotency
                        VALUES ('firm', 'key', '', gen_random_uuid(), '', now() - interval '2 days')
                        """);
              });
      BookingArchive archive = BookingArchive.builder(database.jobs()).build();

      assertThat(archive.archive(BookingArchive.LONGEST_LIMIT)).isZero();
      assertThat(archive.forgetKeys()).isEqualTo(1);
    }
  }

  @Test
  void nothingIsArchivedWhereNoAgeIsSet() {
    BookingArchive archive = BookingArchive.builder(TestDatabase.shared().jobs()).build();

    assertThat(new Housekeeping(archive, Optional.empty()).tasks())
        .extracting(RecurringTask::getName)
        .containsExactly("forget-keys");
    assertThat(new Housekeeping(archive, Optional.of(BookingArchive.LONGEST_LIMIT)).tasks())
        .extracting(RecurringTask::getName)
        .containsExactly("forget-keys", "archive");
  }
}
