package io.slotcore.jdbc.internal;

import io.slotcore.booking.BookingEvent;
import io.slotcore.spi.Delivery;
import io.slotcore.spi.Outbox;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;

/** The outbox in the tables of the store. */
final class SqlOutbox implements Outbox {

  private static final int MOST_ERROR = 2_000;

  /** How many events are read in one message. */
  private static final int TOGETHER = 20;

  /**
   * Locks what is due and passes over what others are just taking. Whoever sees a later event of a
   * booking sees the earlier ones, too, or their end, since they were committed before; so an old
   * snapshot can only hold an event back.
   */
  private static final String DUE =
      """
      SELECT d.tenant_id, d.booking_id, d.version, d.attempts
      FROM slotcore_delivery d
      WHERE d.consumer = ? AND d.due_at <= ?
        AND NOT EXISTS (
          SELECT 1
          FROM slotcore_delivery earlier
          WHERE earlier.tenant_id = d.tenant_id AND earlier.consumer = d.consumer
            AND earlier.booking_id = d.booking_id AND earlier.version < d.version)
      ORDER BY d.due_at, d.tenant_id, d.booking_id
      LIMIT ?
      """;

  private static final String KEY =
      "\nWHERE tenant_id = ? AND consumer = ? AND booking_id = ? AND version = ?";

  private static final String LEASE =
      "UPDATE slotcore_delivery\nSET due_at = ?, attempts = attempts + 1" + KEY;

  private static final String FAIL =
      "UPDATE slotcore_delivery\nSET due_at = ?, last_error = ?" + KEY + " AND attempts = ?";

  private static final String DELIVERED = "DELETE FROM slotcore_delivery" + KEY;

  private static final String EVENT =
      "SELECT "
          + EventRows.COLUMNS
          + "\nFROM slotcore_event\nWHERE tenant_id = ? AND booking_id = ? AND version = ?";

  private record Due(String tenant, UUID booking, long version, int attempts) {}

  private final Transactions transactions;
  private final StoreClock clock;

  SqlOutbox(Transactions transactions, StoreClock clock) {
    this.transactions = transactions;
    this.clock = clock;
  }

  @Override
  public List<Delivery> take(String consumer, int limit, Duration lease) {
    if (limit < 1) {
      throw new IllegalArgumentException("limit (" + limit + ") must be 1 or more");
    }
    return transactions.inTransaction(
        "taking deliveries",
        null,
        session -> {
          Instant now = now(session);
          List<Due> due = due(session, consumer, limit, now);
          Instant leasedUntil = now.plus(lease).truncatedTo(ChronoUnit.MICROS);
          List<List<Object>> leased =
              due.stream()
                  .map(
                      d ->
                          List.<Object>of(
                              leasedUntil, d.tenant(), consumer, d.booking(), d.version()))
                  .toList();
          if (!leased.isEmpty()) {
            session.runForEach(LEASE, leased);
          }
          return deliveries(session, consumer, due);
        });
  }

  private Instant now(Session session) throws SQLException {
    Batch batch = new Batch();
    Supplier<Instant> now = clock.ask(batch, session.dialect());
    session.run(batch);
    return now.get();
  }

  private static List<Due> due(Session session, String consumer, int limit, Instant now)
      throws SQLException {
    Batch batch = new Batch();
    Result<Due> due =
        batch.ask(
            SqlStatement.of(DUE + session.dialect().skipLockedClause("d"), consumer, now, limit),
            row -> new Due(row.text(), row.id(), row.longNumber(), row.number()));
    session.run(batch);
    return due.rows();
  }

  private static List<Delivery> deliveries(Session session, String consumer, List<Due> due)
      throws SQLException {
    List<Delivery> deliveries = new ArrayList<>();
    for (int from = 0; from < due.size(); from += TOGETHER) {
      List<Due> some = due.subList(from, Math.min(from + TOGETHER, due.size()));
      Batch batch = new Batch();
      List<Result<BookingEvent>> events =
          some.stream()
              .map(d -> SqlStatement.of(EVENT, d.tenant(), d.booking(), d.version()))
              .map(statement -> batch.ask(statement, EventRows::read))
              .toList();
      session.run(batch);
      for (int i = 0; i < some.size(); i++) {
        BookingEvent event = events.get(i).rows().get(0);
        deliveries.add(new Delivery(consumer, event, some.get(i).attempts() + 1));
      }
    }
    return List.copyOf(deliveries);
  }

  @Override
  public void delivered(Delivery delivery) {
    BookingEvent event = delivery.event();
    change(
        "reporting a delivery",
        SqlStatement.of(
            DELIVERED,
            event.tenant().value(),
            delivery.consumer(),
            event.booking().value(),
            event.version()));
  }

  @Override
  public void failed(Delivery delivery, String error, Duration retryAfter) {
    String text = error.replace('\0', ' ');
    BookingEvent event = delivery.event();
    transactions.inTransaction(
        "reporting a failed delivery",
        null,
        session -> {
          Batch batch = new Batch();
          batch.change(
              SqlStatement.of(
                  FAIL,
                  now(session).plus(retryAfter).truncatedTo(ChronoUnit.MICROS),
                  text.substring(0, Math.min(MOST_ERROR, text.length())),
                  event.tenant().value(),
                  delivery.consumer(),
                  event.booking().value(),
                  event.version(),
                  delivery.attempt()));
          session.runLast(batch);
          return delivery;
        });
  }

  private void change(String operation, SqlStatement statement) {
    transactions.inTransaction(
        operation,
        null,
        session -> {
          Batch batch = new Batch();
          batch.change(statement);
          session.runLast(batch);
          return statement;
        });
  }
}
