package io.slotcore.server.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.exception.DataAccessException;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.Test;

/** In which roles the server works, and what it says where it may not have them. */
class RowLevelSecurityIT {

  private static DSLContext jobs(Database database) {
    return DSL.using(database.jobs(), SQLDialect.POSTGRES);
  }

  @Test
  void theWebAndTheJobsWorkInRolesOfTheirOwn() {
    try (Database database =
        Database.at(PostgresUrl.parse(TestDatabase.newUrl()), RowLevelSecurity.ON)) {
      assertThat(database.sql().fetchValue("SELECT current_user").toString())
          .isEqualTo("slotcore_app");
      assertThat(jobs(database).fetchValue("SELECT current_user").toString())
          .isEqualTo("slotcore_jobs");
      assertThat(jobs(database).fetch("SELECT 1 FROM server_tasks")).isEmpty();
      assertThatThrownBy(() -> jobs(database).fetch("SELECT 1 FROM server_users"))
          .isInstanceOf(DataAccessException.class)
          .hasMessageContaining("permission denied");
      assertThatThrownBy(() -> database.sql().execute("CREATE TABLE mine (id int)"))
          .isInstanceOf(DataAccessException.class)
          .hasMessageContaining("permission denied");
    }
  }

  /** A table that nobody thought of would be out of reach, and the server with it. */
  @Test
  void everyTableOfTheServerIsGivenToARole() {
    try (Database database =
        Database.at(PostgresUrl.parse(TestDatabase.newUrl()), RowLevelSecurity.ON)) {
      assertThat(
              database
                  .sql()
                  .fetchValues(
                      """
                      SELECT relname::text
                      FROM pg_class
                      WHERE relkind = 'r' AND relname LIKE 'server@_%' ESCAPE '@'
                        AND NOT has_table_privilege('slotcore_app', oid, 'SELECT')
                        AND NOT has_table_privilege('slotcore_jobs', oid, 'SELECT')
                      """))
          .isEqualTo(List.of("server_schema_history"));
    }
  }

  @Test
  void mailsAreSeenByTheirTenantOnly() {
    String setting = "SELECT set_config('slotcore.tenant', ?, true)";
    String count = "SELECT count(*)::int FROM server_mailbox";
    try (Database database =
        Database.at(PostgresUrl.parse(TestDatabase.newUrl()), RowLevelSecurity.ON)) {
      database
          .sql()
          .transaction(
              ours -> {
                ours.dsl().fetch(setting, "ours");
                ours.dsl()
                    .execute(
                        """
                        INSERT INTO server_mailbox
                        VALUES ('ours', gen_random_uuid(), '1', now(), '', '', '', '', '')
                        """);
                assertThat(ours.dsl().fetchValue(count)).isEqualTo(1);
                ours.dsl().fetch(setting, "theirs");
                assertThat(ours.dsl().fetchValue(count)).isEqualTo(0);
              });
      assertThat(database.sql().fetchValue(count)).isEqualTo(0);
    }
  }

  @Test
  void feedsAreSeenByTheirTenantOnly() {
    String setting = "SELECT set_config('slotcore.tenant', ?, true)";
    String count = "SELECT count(*)::int FROM server_feeds";
    String insert =
        """
        INSERT INTO server_feeds
        SELECT tenant_id, id, 'x', false, now() FROM server_users WHERE tenant_id = 'ours'
        """;
    try (Database database =
        Database.at(PostgresUrl.parse(TestDatabase.newUrl()), RowLevelSecurity.ON)) {
      DSLContext sql = database.sql();
      sql.execute("INSERT INTO server_tenants VALUES ('ours', 'Ours', now())");
      sql.execute(
          """
          INSERT INTO server_users
          VALUES ('ours', gen_random_uuid(), 'ada', 'Ada', 'a@b.c', 'UTC', 'en', '', '', now())
          """);
      sql.transaction(
          ours -> {
            ours.dsl().fetch(setting, "ours");
            ours.dsl().execute(insert);
            assertThat(ours.dsl().fetchValue(count)).isEqualTo(1);
            ours.dsl().fetch(setting, "theirs");
            assertThat(ours.dsl().fetchValue(count)).isEqualTo(0);
          });
      assertThat(sql.fetchValue(count)).isEqualTo(0);
      assertThatThrownBy(() -> sql.execute(insert.replace("'x'", "'y'")))
          .isInstanceOf(DataAccessException.class)
          .hasMessageContaining("row-level security");
    }
  }

  @Test
  void calendarsAreSeenByTheirTenantOnly() {
    String setting = "SELECT set_config('slotcore.tenant', ?, true)";
    List<String> inserts =
        List.of(
            """
            INSERT INTO server_calendar_accounts
            SELECT tenant_id, id, id, 'FEED', '', '', 'REFUSE', now() FROM server_users
            """,
            """
            INSERT INTO server_calendars
            SELECT tenant_id, id, id, id, 0, '', '', false, true, false FROM server_users
            """,
            """
            INSERT INTO server_busy_periods
            SELECT tenant_id, id, 1, now(), now(), 'BUSY', '' FROM server_users
            """,
            """
            INSERT INTO server_calendar_events
            SELECT tenant_id, id, id, '', 1, 'WRITTEN', now() FROM server_users
            """,
            """
            INSERT INTO server_meetings
            SELECT tenant_id, id, 'ZOOM', id, 'ASKED', null, null, null, null, now()
              FROM server_users
            """);
    try (Database database =
        Database.at(PostgresUrl.parse(TestDatabase.newUrl()), RowLevelSecurity.ON)) {
      DSLContext sql = database.sql();
      sql.execute("INSERT INTO server_tenants VALUES ('ours', 'Ours', now())");
      sql.execute(
          """
          INSERT INTO server_users
          VALUES ('ours', gen_random_uuid(), 'ada', 'Ada', 'a@b.c', 'UTC', 'en', '', '', now())
          """);
      for (String insert : inserts) {
        String count = "SELECT count(*)::int FROM " + insert.split("\\s+", -1)[2];
        assertThatThrownBy(() -> sql.execute(insert))
            .isInstanceOf(DataAccessException.class)
            .hasMessageContaining("row-level security");
        sql.transaction(
            ours -> {
              ours.dsl().fetch(setting, "ours");
              ours.dsl().execute(insert);
              assertThat(ours.dsl().fetchValue(count)).isEqualTo(1);
              ours.dsl().fetch(setting, "theirs");
              assertThat(ours.dsl().fetchValue(count)).isEqualTo(0);
            });
        assertThat(sql.fetchValue(count)).isEqualTo(0);
      }
    }
  }

  @Test
  void anOwnerWhoMayNotTakeTheRolesIsToldWhatAnAdministratorCanDo() {
    String url = TestDatabase.newUrl();
    String name = url.substring(url.lastIndexOf('/') + 1, url.indexOf('?'));
    DSLContext administrator = TestDatabase.shared().sql();
    Database.at(PostgresUrl.parse(url), RowLevelSecurity.ON).close();
    String owner = "owner_of_" + name;
    administrator.execute("CREATE ROLE " + owner + " LOGIN PASSWORD 'secret'");
    String other = TestDatabase.newUrl();
    String fresh = other.substring(other.lastIndexOf('/') + 1, other.indexOf('?'));
    administrator.execute("ALTER DATABASE " + fresh + " OWNER TO " + owner);
    PostgresUrl humble =
        PostgresUrl.parse(
            other.substring(0, other.indexOf('?')) + "?user=" + owner + "&password=secret");

    assertThatThrownBy(() -> Database.at(humble, RowLevelSecurity.ON))
        .isInstanceOf(DatabaseException.class)
        .hasMessageContaining("GRANT slotcore_app, slotcore_jobs TO")
        .hasMessageContaining("SLOTCORE_ROW_LEVEL_SECURITY=false");

    Database.at(humble, RowLevelSecurity.OFF).close();
    administrator.execute("GRANT slotcore_app, slotcore_jobs TO " + owner);
    Database.at(humble, RowLevelSecurity.ON).close();
  }
}
