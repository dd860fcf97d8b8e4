package io.slotcore.server.meetings;

import io.slotcore.server.database.TenantSql;
import io.slotcore.server.eventtypes.MeetingChoice;
import io.slotcore.server.eventtypes.MeetingKind;
import io.slotcore.slot.BookingId;
import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jooq.DSLContext;
import org.jooq.Record;

/** The online meetings of bookings in the database. Thread-safe. */
public final class MeetingStore {

  private static final String SELECT =
      """
      SELECT tenant_id, booking_id, kind, account_id, state, reference, link, problem
        FROM server_meetings
       WHERE tenant_id = ?
      """;

  private final DSLContext sql;
  private final InstantSource clock;

  /** Takes the database, and the clock that dates the changes. */
  public MeetingStore(DSLContext sql, InstantSource clock) {
    this.sql = sql;
    this.clock = clock;
  }

  /** How far a meeting is. */
  enum State {
    /** The provider is asked for it, and perhaps has it. */
    ASKED,
    /** The provider has it, but no link that can be joined. */
    MADE,
    /** Its link can be joined. */
    READY,
    /** It is not needed, and is being removed. */
    UNNEEDED
  }

  /**
   * A meeting as it was last seen.
   *
   * @param booking whose it is; a session's for all of its guests
   * @param reference the provider's name of it, once it is known
   * @param link there if and only if it is ready
   * @param problem why the last try failed
   */
  record StoredMeeting(
      String tenantId,
      BookingId booking,
      MeetingChoice choice,
      State state,
      Optional<String> reference,
      Optional<URI> link,
      Optional<String> problem) {}

  Optional<StoredMeeting> find(String tenantId, BookingId booking) {
    return in(
        tenantId,
        own ->
            own.fetchOptional(SELECT + " AND booking_id = ?", tenantId, booking.value())
                .map(MeetingStore::meeting));
  }

  /**
   * Keeps that a meeting will be asked for, before it is; does nothing if there is one.
   *
   * @param lookAt when to look whether it is still needed
   * @return what is kept now
   */
  StoredMeeting begin(String tenantId, BookingId booking, MeetingChoice choice, Instant lookAt) {
    return in(
        tenantId,
        own -> {
          own.execute(
              """
              INSERT INTO server_meetings (tenant_id, booking_id, kind, account_id, state, look_at,
                                           updated_at)
              VALUES (?, ?, ?, ?, 'ASKED', CAST(? AS timestamptz), CAST(? AS timestamptz))
              ON CONFLICT (tenant_id, booking_id)
              DO UPDATE SET look_at = greatest(server_meetings.look_at, excluded.look_at)
               WHERE server_meetings.look_at IS NOT NULL
              """,
              tenantId,
              booking.value(),
              choice.kind().name(),
              choice.account(),
              lookAt,
              clock.instant());
          return own.fetchSingle(SELECT + " AND booking_id = ?", tenantId, booking.value())
              .map(MeetingStore::meeting);
        });
  }

  /**
   * Keeps the name of a meeting that the provider has. One that is ready under that name stays so:
   * somebody else, who asked for the same, was faster.
   *
   * @return false if it is not needed any more
   */
  boolean made(StoredMeeting meeting, String reference) {
    return in(
            meeting.tenantId(),
            own ->
                own.execute(
                    """
                    UPDATE server_meetings
                       SET state = CASE WHEN reference = ? THEN state ELSE 'MADE' END,
                           link = CASE WHEN reference = ? THEN link END,
                           reference = ?, problem = NULL, updated_at = CAST(? AS timestamptz)
                     WHERE tenant_id = ? AND booking_id = ? AND state <> 'UNNEEDED'
                    """,
                    reference,
                    reference,
                    reference,
                    clock.instant(),
                    meeting.tenantId(),
                    meeting.booking().value()))
        == 1;
  }

  /**
   * Keeps the link of a meeting, and that nothing is wrong.
   *
   * @return false if it is not needed any more
   */
  boolean ready(StoredMeeting meeting, String reference, URI link) {
    return in(
            meeting.tenantId(),
            own ->
                own.execute(
                    """
                    UPDATE server_meetings
                       SET state = 'READY', reference = ?, link = ?, problem = NULL,
                           updated_at = CAST(? AS timestamptz)
                     WHERE tenant_id = ? AND booking_id = ? AND state <> 'UNNEEDED'
                    """,
                    reference,
                    link.toString(),
                    clock.instant(),
                    meeting.tenantId(),
                    meeting.booking().value()))
        == 1;
  }

  /** Keeps that a meeting is not needed, so that it is removed at once or later. */
  void unneeded(StoredMeeting meeting) {
    in(
        meeting.tenantId(),
        own ->
            own.execute(
                """
                UPDATE server_meetings
                   SET state = 'UNNEEDED', link = NULL, look_at = CAST(? AS timestamptz),
                       updated_at = CAST(? AS timestamptz)
                 WHERE tenant_id = ? AND booking_id = ?
                """,
                clock.instant(),
                clock.instant(),
                meeting.tenantId(),
                meeting.booking().value()));
  }

  /** Keeps when to look again; empty if its booking is confirmed, so that events will tell. */
  void lookAgain(StoredMeeting meeting, Optional<Instant> lookAt) {
    in(
        meeting.tenantId(),
        own ->
            own.execute(
                """
                UPDATE server_meetings SET look_at = CAST(? AS timestamptz)
                 WHERE tenant_id = ? AND booking_id = ?
                """,
                lookAt.orElse(null),
                meeting.tenantId(),
                meeting.booking().value()));
  }

  /** Keeps why a try failed. */
  void failed(StoredMeeting meeting, String problem) {
    in(
        meeting.tenantId(),
        own ->
            own.execute(
                """
                UPDATE server_meetings SET problem = ?, updated_at = CAST(? AS timestamptz)
                 WHERE tenant_id = ? AND booking_id = ?
                """,
                problem,
                clock.instant(),
                meeting.tenantId(),
                meeting.booking().value()));
  }

  /** Forgets a meeting that is gone at the provider. */
  void forget(StoredMeeting meeting) {
    in(
        meeting.tenantId(),
        own ->
            own.execute(
                "DELETE FROM server_meetings WHERE tenant_id = ? AND booking_id = ?",
                meeting.tenantId(),
                meeting.booking().value()));
  }

  /** Returns the meetings of which one has to look whether they are needed. */
  List<StoredMeeting> due(String tenantId) {
    return in(
        tenantId,
        own ->
            own.fetch(
                    SELECT + " AND look_at <= CAST(? AS timestamptz) ORDER BY look_at, booking_id",
                    tenantId,
                    clock.instant())
                .map(MeetingStore::meeting));
  }

  /** Returns the tenants, which the jobs take one after the other. */
  List<String> tenants() {
    return sql.fetch("SELECT id FROM server_tenants ORDER BY id").into(String.class);
  }

  private static StoredMeeting meeting(Record row) {
    return new StoredMeeting(
        row.get("tenant_id", String.class),
        new BookingId(row.get("booking_id", UUID.class)),
        new MeetingChoice(
            MeetingKind.valueOf(row.get("kind", String.class)), row.get("account_id", UUID.class)),
        State.valueOf(row.get("state", String.class)),
        Optional.ofNullable(row.get("reference", String.class)),
        Optional.ofNullable(row.get("link", String.class)).map(URI::create),
        Optional.ofNullable(row.get("problem", String.class)));
  }

  private <T> T in(String tenantId, Function<DSLContext, T> work) {
    return TenantSql.in(sql, tenantId, work);
  }
}
