package io.slotcore.server.calendars;

import io.slotcore.freebusy.BusyPeriod;
import io.slotcore.freebusy.FreeBusyType;
import io.slotcore.server.accounts.User;
import io.slotcore.server.calendars.ConnectedCalendar.Failure;
import io.slotcore.server.calendars.ConnectedCalendar.Reading;
import io.slotcore.server.calendars.ConnectedCalendar.Use;
import io.slotcore.server.database.TenantSql;
import io.slotcore.spi.BusyPolicy.WhenBroken;
import io.slotcore.spi.CalendarException;
import io.slotcore.spi.CalendarException.Problem;
import io.slotcore.time.Interval;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;

/** The connected calendars in the database, and what was read of them. Thread-safe. */
public final class CalendarStore {

  private static final int LONGEST_DETAIL = 500;

  private static final String SELECT =
      """
      SELECT c.id, c.name, c.sealed_address, c.writable, c.checked, c.written, c.cursor, c.as_of,
             c.window_start, c.window_end, c.problem, c.detail, c.failing_since, c.write_problem,
             c.write_failing_since, a.tenant_id, a.id AS account_id, a.user_id, a.kind,
             a.name AS account_name, a.sealed, a.when_broken, a.on_change
        FROM server_calendars c
        JOIN server_calendar_accounts a ON a.tenant_id = c.tenant_id AND a.id = c.account_id
       WHERE c.tenant_id = ?
      """;
  private static final String ORDER = " ORDER BY a.created_at, a.id, c.position, c.id";

  private final DSLContext sql;

  /** Takes the database. */
  public CalendarStore(DSLContext sql) {
    this.sql = sql;
  }

  /** A calendar that is to be connected. */
  record NewCalendar(
      UUID id,
      String name,
      String sealedAddress,
      boolean writable,
      boolean checked,
      boolean meets) {}

  void add(Account account, List<NewCalendar> calendars, Instant now) {
    in(
        account.tenantId(),
        own -> {
          own.execute(
              """
              INSERT INTO server_calendar_accounts (tenant_id, id, user_id, kind, name, sealed,
                                                    when_broken, on_change, created_at)
              VALUES (?, ?, ?, ?, ?, ?, ?, ?, CAST(? AS timestamptz))
              """,
              account.tenantId(),
              account.id(),
              account.userId(),
              account.kind().name(),
              account.name(),
              account.sealed(),
              account.whenBroken().name(),
              account.onChange().name(),
              now);
          for (int i = 0; i < calendars.size(); i++) {
            NewCalendar calendar = calendars.get(i);
            own.execute(
                """
                INSERT INTO server_calendars (tenant_id, id, account_id, user_id, position, name,
                                              sealed_address, writable, checked, written, meets)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, false, ?)
                """,
                account.tenantId(),
                calendar.id(),
                account.id(),
                account.userId(),
                i,
                calendar.name(),
                calendar.sealedAddress(),
                calendar.writable(),
                calendar.checked(),
                calendar.meets());
          }
          return calendars.size();
        });
  }

  /** Returns all calendars of a person, those of an account one after the other. */
  List<ConnectedCalendar> of(String tenantId, UUID userId) {
    return in(
        tenantId,
        own ->
            own.fetch(SELECT + " AND c.user_id = ?" + ORDER, tenantId, userId)
                .map(CalendarStore::calendar));
  }

  Optional<ConnectedCalendar> find(String tenantId, UUID id) {
    return in(
        tenantId,
        own ->
            own.fetchOptional(SELECT + " AND c.id = ?", tenantId, id).map(CalendarStore::calendar));
  }

  /**
   * Returns the calendar of an account that makes links of online meetings: the one that bookings
   * are written into, so that both are one event, or else the first.
   */
  Optional<ConnectedCalendar> meeting(String tenantId, UUID account) {
    return in(
        tenantId,
        own ->
            own.fetchOptional(
                    SELECT
                        + " AND c.account_id = ? AND c.meets AND c.writable"
                        + " ORDER BY c.written DESC, c.position, c.id LIMIT 1",
                    tenantId,
                    account)
                .map(CalendarStore::calendar));
  }

  /** Returns the accounts of a person that make links of online meetings. */
  List<Account> meetingAccounts(String tenantId, UUID userId) {
    return in(
        tenantId,
        own ->
            own
                .fetch(
                    SELECT + " AND c.user_id = ? AND c.meets AND c.writable" + ORDER,
                    tenantId,
                    userId)
                .map(CalendarStore::calendar)
                .stream()
                .map(ConnectedCalendar::account)
                .distinct()
                .toList());
  }

  /** Keeps tokens that were renewed. */
  void reseal(Account account, String sealed) {
    in(
        account.tenantId(),
        own ->
            own.execute(
                "UPDATE server_calendar_accounts SET sealed = ? WHERE tenant_id = ? AND id = ?",
                sealed,
                account.tenantId(),
                account.id()));
  }

  /**
   * Returns the calendars that are used and were not asked for a while: those that work first, and
   * the longest first. One that fails is asked after as long as it has failed, up to a quarter of
   * an hour.
   */
  List<ConnectedCalendar> due(String tenantId, Instant now, Duration pause) {
    return in(
        tenantId,
        own ->
            own.fetch(
                    SELECT
                        + " AND (c.checked OR c.written) AND (c.asked_at IS NULL"
                        + " OR c.asked_at + CASE WHEN c.failing_since IS NULL"
                        + " THEN CAST(? AS interval) ELSE greatest(CAST(? AS interval),"
                        + " least(c.asked_at - c.failing_since, interval '15 minutes')) END"
                        + " <= CAST(? AS timestamptz))"
                        + " ORDER BY c.failing_since NULLS FIRST, c.asked_at NULLS FIRST, c.id",
                    tenantId,
                    pause.toString(),
                    pause.toString(),
                    now)
                .map(CalendarStore::calendar));
  }

  /** Returns the ids of all tenants, for jobs. */
  List<String> tenants() {
    return sql.fetch("SELECT id FROM server_tenants ORDER BY id").getValues(0, String.class);
  }

  int countAccounts(User user) {
    return in(
        user.tenantId(),
        own ->
            own.fetchSingle(
                    "SELECT count(*) FROM server_calendar_accounts"
                        + " WHERE tenant_id = ? AND user_id = ?",
                    user.tenantId(),
                    user.id())
                .get(0, int.class));
  }

  /**
   * Sets what the calendars of an account are used for.
   *
   * @param uses by calendar; what is written takes the place of any other of this person
   */
  void use(Account account, WhenBroken whenBroken, OnChange onChange, Map<UUID, Use> uses) {
    in(
        account.tenantId(),
        own -> {
          own.execute(
              "UPDATE server_calendar_accounts SET when_broken = ?, on_change = ?"
                  + " WHERE tenant_id = ? AND id = ?",
              whenBroken.name(),
              onChange.name(),
              account.tenantId(),
              account.id());
          if (uses.values().stream().anyMatch(Use::written)) {
            own.execute(
                "UPDATE server_calendars SET written = false"
                    + " WHERE tenant_id = ? AND user_id = ? AND written",
                account.tenantId(),
                account.userId());
          }
          uses.forEach(
              (id, use) ->
                  own.execute(
                      "UPDATE server_calendars SET checked = ?, written = ?"
                          + " WHERE tenant_id = ? AND account_id = ? AND id = ?",
                      use.checked(),
                      use.written(),
                      account.tenantId(),
                      account.id(),
                      id));
          return uses.size();
        });
  }

  void remove(Account account) {
    in(
        account.tenantId(),
        own ->
            own.execute(
                "DELETE FROM server_calendar_accounts"
                    + " WHERE tenant_id = ? AND user_id = ? AND id = ?",
                account.tenantId(),
                account.userId(),
                account.id()));
  }

  /**
   * Keeps what was read, in place of what was read before; an older reading changes nothing.
   *
   * @param periods all of the window; empty if they are the same as before
   */
  void read(ConnectedCalendar calendar, Reading reading, Optional<List<BusyPeriod>> periods) {
    String tenantId = calendar.account().tenantId();
    in(
        tenantId,
        own -> {
          int updated =
              own.execute(
                  """
                  UPDATE server_calendars
                     SET asked_at = CAST(? AS timestamptz), as_of = CAST(? AS timestamptz),
                         window_start = CAST(? AS timestamptz), window_end = CAST(? AS timestamptz),
                         cursor = ?, problem = NULL, detail = NULL, failing_since = NULL
                   WHERE tenant_id = ? AND id = ?
                     AND (as_of IS NULL OR as_of <= CAST(? AS timestamptz))
                  """,
                  reading.asOf(),
                  reading.asOf(),
                  reading.window().start(),
                  reading.window().end(),
                  reading.cursor().orElse(null),
                  tenantId,
                  calendar.id(),
                  reading.asOf());
          if (updated == 1 && periods.isPresent()) {
            replace(own, calendar, periods.get());
          }
          return updated;
        });
  }

  private static void replace(
      DSLContext own, ConnectedCalendar calendar, List<BusyPeriod> periods) {
    String tenantId = calendar.account().tenantId();
    own.execute(
        "DELETE FROM server_busy_periods WHERE tenant_id = ? AND calendar_id = ?",
        tenantId,
        calendar.id());
    own.execute(
        """
        INSERT INTO server_busy_periods (tenant_id, calendar_id, number, start_at, end_at, type,
                                         source)
        SELECT ?, ?, p.number, p.start_at::timestamptz, p.end_at::timestamptz, p.type, p.source
          FROM unnest(CAST(? AS text[]), CAST(? AS text[]), CAST(? AS text[]), CAST(? AS text[]))
               WITH ORDINALITY AS p(start_at, end_at, type, source, number)
        """,
        tenantId,
        calendar.id(),
        texts(periods, period -> period.interval().start().toString()),
        texts(periods, period -> period.interval().end().toString()),
        texts(periods, period -> period.type().name()),
        texts(periods, period -> source(period.source())));
  }

  private static String[] texts(List<BusyPeriod> periods, Function<BusyPeriod, String> text) {
    return periods.stream().map(text).toArray(String[]::new);
  }

  /** PostgreSQL keeps no NUL, and nobody reads a UID to its end. */
  private static String source(String uid) {
    String text = uid.replace("\0", "");
    return text.length() <= LONGEST_DETAIL ? text : text.substring(0, LONGEST_DETAIL);
  }

  /**
   * Adds what a live question has found, so that it is not offered until the calendar is read anew,
   * which is due now.
   */
  void found(ConnectedCalendar calendar, List<BusyPeriod> periods) {
    String tenantId = calendar.account().tenantId();
    in(
        tenantId,
        own -> {
          // First, and alone: it locks the calendar, so that what is read afterwards is no older.
          int updated =
              own.execute(
                  "UPDATE server_calendars SET asked_at = NULL WHERE tenant_id = ? AND id = ?",
                  tenantId,
                  calendar.id());
          for (BusyPeriod period : periods) {
            own.execute(
                """
                INSERT INTO server_busy_periods (tenant_id, calendar_id, number, start_at, end_at,
                                                 type, source)
                SELECT c.tenant_id, c.id,
                       coalesce((SELECT max(p.number) FROM server_busy_periods p
                                  WHERE p.tenant_id = c.tenant_id AND p.calendar_id = c.id), 0) + 1,
                       CAST(? AS timestamptz), CAST(? AS timestamptz), ?, ?
                  FROM server_calendars c
                 WHERE c.tenant_id = ? AND c.id = ?
                """,
                period.interval().start(),
                period.interval().end(),
                period.type().name(),
                source(period.source()),
                tenantId,
                calendar.id());
          }
          return updated;
        });
  }

  /** Makes a calendar due. */
  void due(ConnectedCalendar calendar) {
    in(
        calendar.account().tenantId(),
        own ->
            own.execute(
                "UPDATE server_calendars SET asked_at = NULL WHERE tenant_id = ? AND id = ?",
                calendar.account().tenantId(),
                calendar.id()));
  }

  /** Keeps why a calendar could not be read; what was read before stays. */
  void failed(ConnectedCalendar calendar, CalendarException failure, Instant now) {
    String detail = source(String.valueOf(failure.getMessage()));
    in(
        calendar.account().tenantId(),
        own ->
            own.execute(
                """
                UPDATE server_calendars
                   SET asked_at = CAST(? AS timestamptz), problem = ?, detail = ?,
                       failing_since = coalesce(failing_since, CAST(? AS timestamptz))
                 WHERE tenant_id = ? AND id = ?
                """,
                now,
                failure.problem().name(),
                detail,
                now,
                calendar.account().tenantId(),
                calendar.id()));
  }

  /** Returns the kept periods of a calendar that overlap a window. */
  List<BusyPeriod> periods(ConnectedCalendar calendar, Interval window) {
    return in(
        calendar.account().tenantId(),
        own ->
            own.fetch(
                    """
                    SELECT start_at, end_at, type, source
                      FROM server_busy_periods
                     WHERE tenant_id = ? AND calendar_id = ?
                       AND start_at < CAST(? AS timestamptz) AND end_at > CAST(? AS timestamptz)
                    """,
                    calendar.account().tenantId(),
                    calendar.id(),
                    window.end(),
                    window.start())
                .map(
                    row ->
                        new BusyPeriod(
                            Interval.of(
                                instant(row, "start_at").orElseThrow(),
                                instant(row, "end_at").orElseThrow()),
                            FreeBusyType.valueOf(row.get("type", String.class)),
                            row.get("source", String.class))));
  }

  /** Counts the kept periods of some calendars. */
  Map<UUID, Integer> counts(String tenantId, Collection<UUID> calendars) {
    return in(
        tenantId,
        own ->
            own.fetch(
                    """
                    SELECT calendar_id, count(*)::int AS periods
                      FROM server_busy_periods
                     WHERE tenant_id = ? AND calendar_id = ANY (?)
                     GROUP BY calendar_id
                    """,
                    tenantId,
                    calendars.toArray(UUID[]::new))
                .intoMap(
                    row -> row.get("calendar_id", UUID.class),
                    row -> row.get("periods", Integer.class)));
  }

  <T> T in(String tenantId, Function<DSLContext, T> work) {
    return TenantSql.in(sql, tenantId, work);
  }

  private static ConnectedCalendar calendar(Record row) {
    Account account =
        new Account(
            row.get("tenant_id", String.class),
            row.get("account_id", UUID.class),
            row.get("user_id", UUID.class),
            Account.Kind.valueOf(row.get("kind", String.class)),
            row.get("account_name", String.class),
            row.get("sealed", String.class),
            WhenBroken.valueOf(row.get("when_broken", String.class)),
            OnChange.valueOf(row.get("on_change", String.class)));
    return new ConnectedCalendar(
        row.get("id", UUID.class),
        account,
        row.get("name", String.class),
        row.get("sealed_address", String.class),
        row.get("writable", Boolean.class),
        new Use(row.get("checked", Boolean.class), row.get("written", Boolean.class)),
        instant(row, "as_of")
            .map(
                asOf ->
                    new Reading(
                        asOf,
                        Interval.of(
                            instant(row, "window_start").orElseThrow(),
                            instant(row, "window_end").orElseThrow()),
                        Optional.ofNullable(row.get("cursor", String.class)))),
        failure(row, "problem", "detail", "failing_since"),
        failure(row, "write_problem", null, "write_failing_since"));
  }

  private static Optional<Failure> failure(
      Record row, String problem, @Nullable String detail, String since) {
    return instant(row, since)
        .map(
            instant ->
                new Failure(
                    Problem.valueOf(row.get(problem, String.class)),
                    detail == null
                        ? ""
                        : Optional.ofNullable(row.get(detail, String.class)).orElse(""),
                    instant));
  }

  private static Optional<Instant> instant(Record row, String column) {
    return Optional.ofNullable(row.get(column, OffsetDateTime.class))
        .map(OffsetDateTime::toInstant);
  }
}
