package io.slotcore.jdbc.internal;

import io.slotcore.booking.Booking;
import io.slotcore.eventtype.Subject;
import io.slotcore.spi.BookingChange;
import io.slotcore.spi.ConcurrentChangeException;
import io.slotcore.spi.IdempotencyKey;
import io.slotcore.spi.StoredAnswer;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Puts together what one transaction writes.
 *
 * <p>What is given up is removed before anything is taken. Every insert fails by itself if it may
 * not be; of updates the number of rows tells.
 */
final class Writes {

  private static final Table HOSTS =
      new Table("slotcore_booking_host", List.of("tenant_id", "booking_id", "subject", "start_at"));

  private static final Table DELIVERIES =
      new Table(
          "slotcore_delivery",
          List.of("tenant_id", "consumer", "booking_id", "version", "attempts", "due_at"));

  private static final Table ANSWERS =
      new Table(
          "slotcore_idempotency",
          List.of("tenant_id", "key_digest", "request_hash", "booking_id", "answer", "kept_at"));

  private static final String FORGET =
      """
      DELETE FROM slotcore_idempotency
      WHERE tenant_id = ? AND key_digest = ? AND kept_at <= ?\
      """;

  private final String tenant;
  private final Collection<String> consumers;
  private final Instant now;
  private final ClaimTable claims;
  private final Dialect dialect;
  private final Batch batch = new Batch();
  private final Map<Booking, Result<Void>> updates = new LinkedHashMap<>();

  Writes(
      String tenant,
      Collection<String> consumers,
      Instant now,
      ClaimTable claims,
      Dialect dialect) {
    this.tenant = tenant;
    this.consumers = consumers;
    this.now = now;
    this.claims = claims;
    this.dialect = dialect;
  }

  /** Sends everything, and with it the commit if nothing has to be looked at before. */
  void send(Session session) throws SQLException {
    if (updates.isEmpty()) {
      session.runLast(batch);
      return;
    }
    session.run(batch);
    updates.forEach(
        (booking, result) -> {
          if (result.changed() != 1) {
            throw new ConcurrentChangeException(
                "booking %s is not at version %d any more"
                    .formatted(booking.id(), booking.version() - 1));
          }
        });
  }

  /** In one order, so that two transactions that change the same bookings do not deadlock. */
  void change(List<BookingChange> unordered) {
    List<BookingChange> changes =
        unordered.stream().sorted(Comparator.comparing(c -> c.booking().id())).toList();
    List<Booking> bookings = changes.stream().map(BookingChange::booking).toList();
    removeWhatIsGivenUp(changes);
    // Guests refer to their session; a visitor's new hold has to wait for the end of his old one.
    batch.addAll(BookingRows.insert(tenant, added(bookings, Booking::isSession)));
    bookings.stream()
        .filter(Predicate.not(Writes::isNew))
        .forEach(b -> updates.put(b, batch.change(BookingRows.update(tenant, b))));
    batch.addAll(BookingRows.insert(tenant, added(bookings, Predicate.not(Booking::isSession))));
    batch.addAll(HOSTS.insert(furtherHosts(bookings)));
    batch.addAll(new SeatRows(tenant, dialect).write(bookings));
    batch.addAll(
        claims.insert(tenant, changes.stream().flatMap(c -> c.claims().stream()).toList()));
    batch.addAll(EventRows.insert(tenant, changes.stream().map(BookingChange::event).toList()));
    batch.addAll(DELIVERIES.insert(deliveries(bookings)));
  }

  private static boolean isNew(Booking booking) {
    return booking.version() == 1;
  }

  private static List<Booking> added(List<Booking> bookings, Predicate<Booking> which) {
    return bookings.stream().filter(Writes::isNew).filter(which).toList();
  }

  private void removeWhatIsGivenUp(List<BookingChange> changes) {
    List<UUID> known = ids(changes, c -> !c.isNew());
    if (known.isEmpty()) {
      return;
    }
    batch.change(claims.delete(tenant, known));
    batch.change(delete("slotcore_seat", known));
    List<UUID> shared = ids(changes, Writes::wasShared);
    if (!shared.isEmpty()) {
      batch.change(delete("slotcore_booking_host", shared));
    }
  }

  private static List<UUID> ids(List<BookingChange> changes, Predicate<BookingChange> which) {
    return changes.stream().filter(which).map(c -> c.booking().id().value()).toList();
  }

  private SqlStatement delete(String table, List<UUID> bookings) {
    return SqlText.of("DELETE FROM " + table + "\nWHERE tenant_id = ? AND booking_id", tenant)
        .in(bookings)
        .statement();
  }

  private static boolean wasShared(BookingChange change) {
    return change.event().before().filter(before -> before.hosts().size() > 1).isPresent();
  }

  /** The session of a guest is found by its hosts; the guest himself is not. */
  private List<List<@Nullable Object>> furtherHosts(List<Booking> bookings) {
    List<List<@Nullable Object>> rows = new ArrayList<>();
    for (Booking booking : bookings) {
      List<Subject> hosts = booking.seat().isPresent() ? List.of() : booking.hosts();
      for (Subject host : hosts.subList(Math.min(1, hosts.size()), hosts.size())) {
        rows.add(Arrays.asList(tenant, booking.id().value(), host.toString(), booking.start()));
      }
    }
    return rows;
  }

  private List<List<@Nullable Object>> deliveries(List<Booking> bookings) {
    List<List<@Nullable Object>> rows = new ArrayList<>();
    for (Booking booking : bookings) {
      for (String consumer : consumers) {
        rows.add(Arrays.asList(tenant, consumer, booking.id().value(), booking.version(), 0, now));
      }
    }
    return rows;
  }

  /** Writes anew what was kept more than 24 hours ago, and nothing that is younger. */
  void keep(StoredAnswer answer, boolean mayBeOld) {
    String digest = Digests.of(answer.key());
    if (mayBeOld) {
      batch.change(SqlStatement.of(FORGET, tenant, digest, now.minus(IdempotencyKey.KEPT)));
    }
    batch.addAll(
        ANSWERS.insert(
            List.of(
                Arrays.asList(
                    (Object) tenant,
                    digest,
                    answer.requestHash(),
                    answer.booking().value(),
                    answer.answer(),
                    now))));
  }
}
