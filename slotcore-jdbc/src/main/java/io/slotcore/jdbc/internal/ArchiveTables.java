package io.slotcore.jdbc.internal;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What moves bookings of one tenant from the live tables to the archive. */
final class ArchiveTables {

  /** Guests and bookings of their own go first, so that a session has no guests left. */
  enum Kind {
    NO_SESSIONS("b.seats = 0"),
    SESSIONS("b.seats > 0");

    private final String condition;

    Kind(String condition) {
      this.condition = condition;
    }
  }

  private static final List<String> MOVED =
      List.of(
          copy("booking_host", "booking_id, subject, start_at"),
          copy("session", "booking_id, seats"),
          copy("seat", "booking_id, session_id, seat_no, seats"),
          "INSERT INTO slotcore_archived_event ("
              + EventRows.COLUMNS
              + ")\nSELECT "
              + EventRows.COLUMNS
              + "\nFROM slotcore_event\nWHERE tenant_id = ? AND booking_id");

  private static final String BOOKING =
      "INSERT INTO slotcore_archived_booking (tenant_id, "
          + BookingRows.all()
          + ", archived_at)\nSELECT tenant_id, "
          + BookingRows.all()
          + ", ?\nFROM slotcore_booking\nWHERE tenant_id = ? AND booking_id";

  private static final List<String> EMPTIED =
      List.of("seat", "session", "booking_host", "event", "booking");

  private final String tenant;

  ArchiveTables(String tenant) {
    this.tenant = tenant;
  }

  private static String copy(String table, String columns) {
    return "INSERT INTO slotcore_archived_%s (tenant_id, %s)\nSELECT tenant_id, %s\nFROM slotcore_%s\nWHERE tenant_id = ? AND booking_id"
        .formatted(table, columns, columns, table);
  }

  /** Locks the next bookings along the primary key that ended before an instant. */
  SqlStatement lockNext(
      Kind kind, Instant endedBefore, @Nullable UUID after, int limit, Dialect dialect) {
    SqlText text =
        SqlText.of(
            "SELECT b.booking_id\n"
                + "FROM slotcore_booking b\n"
                + "WHERE b.tenant_id = ? AND b.end_at < ? AND "
                + kind.condition,
            tenant,
            endedBefore);
    if (after != null) {
      text.add(" AND b.booking_id > ?", after);
    }
    return text.add("\nORDER BY b.booking_id\nLIMIT ?\n", limit)
        .add(dialect.skipLockedClause("b"))
        .statement();
  }

  /**
   * Finds those that are not settled yet. A later statement than the one that locks: it has to see
   * what was committed before.
   */
  List<SqlStatement> findUnsettled(Collection<UUID> bookings) {
    return List.of(
        SqlText.of(
                "SELECT booking_id\nFROM slotcore_delivery\nWHERE tenant_id = ? AND booking_id",
                tenant)
            .in(bookings)
            .statement(),
        SqlText.of(
                "SELECT session_id\nFROM slotcore_booking\nWHERE tenant_id = ? AND session_id",
                tenant)
            .in(bookings)
            .statement());
  }

  static Set<UUID> ids(List<Result<UUID>> results) {
    Set<UUID> ids = new HashSet<>();
    results.forEach(result -> ids.addAll(result.rows()));
    return ids;
  }

  List<SqlStatement> move(Collection<UUID> bookings, Instant now, ClaimTable claims) {
    List<SqlStatement> statements = new ArrayList<>();
    statements.add(SqlText.of(BOOKING, now, tenant).in(bookings).statement());
    MOVED.forEach(text -> statements.add(SqlText.of(text, tenant).in(bookings).statement()));
    statements.add(claims.delete(tenant, bookings));
    EMPTIED.forEach(
        table ->
            statements.add(
                SqlText.of(
                        "DELETE FROM slotcore_" + table + "\nWHERE tenant_id = ? AND booking_id",
                        tenant)
                    .in(bookings)
                    .statement()));
    return statements;
  }
}
