package io.slotcore.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Through which indexes the claims of a host can be read. */
class ClaimReadPlanTest {

  private static final String USUAL =
      """
      SELECT booking_id, claim_start, claim_end, expires_at
      FROM slotcore_claim
      WHERE tenant_id = 'tenant'
        AND subject = 'host:1'
        AND claim_start >= timestamptz '2026-06-03Z' - interval '1 day'
        AND claim_start < timestamptz '2026-06-04Z'
        AND claim_end > timestamptz '2026-06-03Z'
        AND claim_end - claim_start <= interval '1 day'
      """;

  private static final String LONG =
      USUAL
          .replace("- interval '1 day'", "- interval '93 days'")
          .replace("<= interval", "> interval");

  private static final String READ = "EXPLAIN " + USUAL + "UNION ALL\n" + LONG;

  private static final String CONDITION =
      "Index Cond: .*subject.*claim_start >=.*claim_start <.*claim_end >";

  @Test
  void aReadOfClaimsComparesSubjectAndTimesWithinItsIndex() {
    try (HikariDataSource database = PostgresServer.newStoreDatabase()) {
      fill(database);

      assertThat(plan(database))
          .containsPattern("slotcore_claim_pk.*\\n *" + CONDITION)
          .containsPattern("slotcore_claim_long.*\\n *" + CONDITION);
    }
  }

  /** With the planner's defaults: a wall must not drive it to other ways. */
  @Test
  void behindRowLevelSecurityItDoesTheSame() throws SQLException {
    try (HikariDataSource database = PostgresServer.newStoreDatabase()) {
      fill(database);
      Roles roles = Roles.of(database);

      try (Connection connection = roles.application().getConnection()) {
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
          statement.execute("SELECT set_config('slotcore.tenant', 'tenant', true)");
          List<String> plan = new ArrayList<>();
          try (ResultSet rows = statement.executeQuery(READ)) {
            while (rows.next()) {
              plan.add(rows.getString(1));
            }
          }
          assertThat(String.join("\n", plan))
              .contains("current_setting")
              .containsPattern("slotcore_claim_pk.*\\n.*" + CONDITION)
              .containsPattern("slotcore_claim_long.*\\n.*" + CONDITION)
              .doesNotContain("Seq Scan");
        }
        connection.rollback();
      }
    }
  }

  /** Twenty hosts with a hundred claims each. */
  private static void fill(HikariDataSource database) {
    Sql.execute(
        database,
        """
        INSERT INTO slotcore_booking (
          tenant_id, booking_id, version, status, event_type_id, first_host, hosts, start_at,
          end_at, buffer_before_minutes, buffer_after_minutes, zone, promised_start,
          zone_data_version, invitation_sequence, reschedules, details, cancel_reason, created_at)
        SELECT 'tenant', gen_random_uuid(), 1, 'CONFIRMED', 'intro', 'host:' || i % 20, '',
          start_at, start_at + interval '30 minutes', 0, 0, 'UTC', '', '', 0, 0, '', '', now()
        FROM generate_series(0, 1999) i,
          LATERAL (SELECT timestamptz '2026-01-01Z' + i / 20 * interval '85 hours' AS start_at) s
        """);
    Sql.execute(
        database,
        """
        INSERT INTO slotcore_claim (tenant_id, booking_id, subject, claim_start, claim_end)
        SELECT tenant_id, booking_id, first_host, start_at, end_at FROM slotcore_booking
        """);
    Sql.execute(database, "ANALYZE");
  }

  /** Also without the right one: who must choose between two cannot choose the wrong one. */
  @Test
  void theExclusionConstraintCannotBeReadBySubject() {
    try (HikariDataSource database = PostgresServer.newStoreDatabase()) {
      Sql.execute(database, "ALTER TABLE slotcore_claim DROP CONSTRAINT slotcore_claim_pk");
      Sql.execute(database, "DROP INDEX slotcore_claim_long");

      assertThat(plan(database)).doesNotContainPattern("Index Cond: .*subject");
    }
  }

  private static String plan(HikariDataSource database) {
    try (HikariDataSource withoutScans = new HikariDataSource()) {
      withoutScans.setDataSource(database.getDataSource());
      withoutScans.setConnectionInitSql("SET enable_seqscan = off");
      return String.join("\n", Sql.strings(withoutScans, READ));
    }
  }
}
