package io.slotcore.server.eventtypes;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.slotcore.eventtype.Host;
import io.slotcore.server.accounts.User;
import io.slotcore.server.accounts.UserStore;
import io.slotcore.server.schedules.ScheduleDocument;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.Record;

/** The offers in the database, each with the schedule of its host. Thread-safe. */
public final class Offers {

  private static final String SELECT =
      """
      SELECT e.id, e.user_id, e.slug, e.title, e.description, e.location,
             e.meeting_kind, e.meeting_account, e.definition::text AS definition, s.id AS schedule_id,
             s.definition::text AS schedule
        FROM server_event_types e
        JOIN server_schedules s ON s.tenant_id = e.tenant_id AND s.id = e.schedule_id
       WHERE e.tenant_id = ?
      """;

  private final DSLContext sql;
  private final UserStore users;
  private final ObjectMapper json;

  /** Takes the database, the people, and what reads the documents. */
  public Offers(DSLContext sql, UserStore users, ObjectMapper json) {
    this.sql = sql;
    this.users = users;
    this.json = json;
  }

  /** Returns what a person offers, in the person's own order. */
  public List<Offer> of(User user) {
    return sql.fetch(
            SELECT + " AND e.user_id = ? ORDER BY e.position, e.slug", user.tenantId(), user.id())
        .map(row -> offer(row, user));
  }

  /** Returns the offer at {@code /{username}/{slug}}. */
  public Optional<Offer> find(String tenantId, String username, String slug) {
    if (slug.indexOf('\u0000') >= 0) {
      return Optional.empty();
    }
    return users
        .find(tenantId, username)
        .flatMap(
            user ->
                sql.fetchOptional(
                        SELECT + " AND e.user_id = ? AND e.slug = ?", tenantId, user.id(), slug)
                    .map(row -> offer(row, user)));
  }

  /** Returns the offer of a booking. */
  public Optional<Offer> find(String tenantId, String eventTypeId) {
    return sql.fetchOptional(SELECT + " AND e.id = ?", tenantId, UUID.fromString(eventTypeId))
        .flatMap(
            row ->
                users.find(tenantId, row.get("user_id", UUID.class)).map(user -> offer(row, user)));
  }

  private Offer offer(Record row, User user) {
    EventTypeDocument document = read(row.get("definition", String.class), EventTypeDocument.class);
    ScheduleDocument schedule = read(row.get("schedule", String.class), ScheduleDocument.class);
    Host host =
        Host.of(
            user.id().toString(),
            schedule.toSchedule(row.get("schedule_id", UUID.class).toString()));
    Optional<MeetingChoice> meeting = meeting(row);
    return new Offer(
        user,
        row.get("slug", String.class),
        row.get("title", String.class),
        row.get("description", String.class),
        meeting.map(choice -> choice.kind().title()).orElse(row.get("location", String.class)),
        document.questions(),
        meeting,
        document.toEventType(row.get("id", UUID.class).toString(), host));
  }

  private static Optional<MeetingChoice> meeting(Record row) {
    return Optional.ofNullable(row.get("meeting_kind", String.class))
        .map(
            kind ->
                new MeetingChoice(
                    MeetingKind.valueOf(kind), row.get("meeting_account", UUID.class)));
  }

  /**
   * Sets where an event type of a person takes place.
   *
   * @param choice who makes the link; empty if it takes place where its location says
   * @return false if the person has no such event type
   */
  public boolean meet(User user, String slug, Optional<MeetingChoice> choice) {
    return sql.execute(
            """
            UPDATE server_event_types SET meeting_kind = ?, meeting_account = ?
             WHERE tenant_id = ? AND user_id = ? AND slug = ?
            """,
            choice.map(c -> c.kind().name()).orElse(null),
            choice.map(MeetingChoice::account).orElse(null),
            user.tenantId(),
            user.id(),
            slug)
        == 1;
  }

  private <T> T read(String text, Class<T> type) {
    try {
      return json.readValue(text, type);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("the database has no legal " + type.getSimpleName(), e);
    }
  }

  void addSchedule(User user, UUID id, ScheduleDocument schedule) {
    sql.execute(
        """
        INSERT INTO server_schedules (tenant_id, id, user_id, name, definition)
        VALUES (?, ?, ?, ?, ?::jsonb)
        ON CONFLICT DO NOTHING
        """,
        user.tenantId(),
        id,
        user.id(),
        "Working hours",
        write(schedule));
  }

  void add(User user, UUID scheduleId, SampleOffer sample, int position) {
    sql.execute(
        """
        INSERT INTO server_event_types (tenant_id, id, user_id, schedule_id, slug, title,
                                        description, location, position, definition)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb)
        ON CONFLICT DO NOTHING
        """,
        user.tenantId(),
        sample.id(user),
        user.id(),
        scheduleId,
        sample.slug(),
        sample.title(),
        sample.description(),
        sample.location(),
        position,
        write(sample.document()));
  }

  private String write(Object document) {
    try {
      return json.writeValueAsString(document);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a document cannot be written", e);
    }
  }
}
