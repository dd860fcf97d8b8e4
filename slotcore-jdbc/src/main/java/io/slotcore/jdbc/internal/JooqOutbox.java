package io.slotcore.jdbc.internal;

import static io.slotcore.jdbc.internal.schema.tables.SlotcoreDelivery.SLOTCORE_DELIVERY;
import static io.slotcore.jdbc.internal.schema.tables.SlotcoreEvent.SLOTCORE_EVENT;

import io.slotcore.booking.BookingEvent;
import io.slotcore.jdbc.internal.schema.tables.SlotcoreDelivery;
import io.slotcore.jdbc.internal.schema.tables.records.SlotcoreDeliveryRecord;
import io.slotcore.spi.Delivery;
import io.slotcore.spi.Outbox;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;

/** The outbox in the tables of the store. */
public final class JooqOutbox implements Outbox {

  private static final int MAX_ERROR = 2_000;

  private final Transactions transactions;
  private final StoreClock clock;

  /**
   * Makes the outbox of a store.
   *
   * @param transactions where deliveries are kept
   * @param clock tells the store's time
   */
  public JooqOutbox(Transactions transactions, StoreClock clock) {
    this.transactions = transactions;
    this.clock = clock;
  }

  @Override
  public List<Delivery> take(String consumer, int limit, Duration lease) {
    return transactions.inTransaction(
        "taking deliveries",
        sql -> {
          Instant now = clock.now(sql);
          List<SlotcoreDeliveryRecord> due = due(sql, consumer, limit, now);
          Instant leasedUntil = now.plus(lease).truncatedTo(ChronoUnit.MICROS);
          due.forEach(
              row -> {
                row.setAttempts(row.getAttempts() + 1);
                row.setDueAt(leasedUntil);
              });
          sql.batchUpdate(due).execute();
          return due.stream().map(row -> delivery(sql, row)).toList();
        });
  }

  /**
   * Locks what is due and passes over what others are just taking. Whoever sees a later event of a
   * booking sees the earlier ones, too, or their end, since they were committed before; so an old
   * snapshot can only hold an event back.
   */
  private static List<SlotcoreDeliveryRecord> due(
      DSLContext sql, String consumer, int limit, Instant now) {
    SlotcoreDelivery earlier = SLOTCORE_DELIVERY.as("earlier");
    return sql.selectFrom(SLOTCORE_DELIVERY)
        .where(SLOTCORE_DELIVERY.CONSUMER.eq(consumer))
        .and(SLOTCORE_DELIVERY.DUE_AT.le(now))
        .andNotExists(
            DSL.selectOne()
                .from(earlier)
                .where(earlier.TENANT_ID.eq(SLOTCORE_DELIVERY.TENANT_ID))
                .and(earlier.CONSUMER.eq(SLOTCORE_DELIVERY.CONSUMER))
                .and(earlier.BOOKING_ID.eq(SLOTCORE_DELIVERY.BOOKING_ID))
                .and(earlier.VERSION.lt(SLOTCORE_DELIVERY.VERSION)))
        .orderBy(
            SLOTCORE_DELIVERY.DUE_AT, SLOTCORE_DELIVERY.TENANT_ID, SLOTCORE_DELIVERY.BOOKING_ID)
        .limit(limit)
        .forUpdate()
        .of(SLOTCORE_DELIVERY)
        .skipLocked()
        .fetch();
  }

  private static Delivery delivery(DSLContext sql, SlotcoreDeliveryRecord row) {
    BookingEvent event =
        sql.selectFrom(SLOTCORE_EVENT)
            .where(SLOTCORE_EVENT.TENANT_ID.eq(row.getTenantId()))
            .and(SLOTCORE_EVENT.BOOKING_ID.eq(row.getBookingId()))
            .and(SLOTCORE_EVENT.VERSION.eq(row.getVersion()))
            .fetchSingle(EventRows::fromRow);
    return new Delivery(row.getConsumer(), event, row.getAttempts());
  }

  @Override
  public void delivered(Delivery delivery) {
    transactions.inTransaction(
        "reporting a delivery",
        sql -> sql.deleteFrom(SLOTCORE_DELIVERY).where(key(delivery)).execute());
  }

  @Override
  public void failed(Delivery delivery, String error, Duration retryAfter) {
    String text = error.replace('\0', ' ');
    transactions.inTransaction(
        "reporting a failed delivery",
        sql ->
            sql.update(SLOTCORE_DELIVERY)
                .set(
                    SLOTCORE_DELIVERY.DUE_AT,
                    clock.now(sql).plus(retryAfter).truncatedTo(ChronoUnit.MICROS))
                .set(
                    SLOTCORE_DELIVERY.LAST_ERROR,
                    text.substring(0, Math.min(MAX_ERROR, text.length())))
                .where(key(delivery))
                .and(SLOTCORE_DELIVERY.ATTEMPTS.eq(delivery.attempt()))
                .execute());
  }

  private static Condition key(Delivery delivery) {
    BookingEvent event = delivery.event();
    return SLOTCORE_DELIVERY
        .TENANT_ID
        .eq(event.tenant().value())
        .and(SLOTCORE_DELIVERY.CONSUMER.eq(delivery.consumer()))
        .and(SLOTCORE_DELIVERY.BOOKING_ID.eq(event.booking().value()))
        .and(SLOTCORE_DELIVERY.VERSION.eq(event.version()));
  }
}
