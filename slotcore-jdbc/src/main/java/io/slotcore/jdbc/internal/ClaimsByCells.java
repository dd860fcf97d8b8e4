package io.slotcore.jdbc.internal;

import io.slotcore.eventtype.Subject;
import io.slotcore.eventtype.Unit;
import io.slotcore.slot.BookingId;
import io.slotcore.slot.Claim;
import io.slotcore.spi.BookingChange;
import io.slotcore.time.Interval;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A row for each cell of time that is taken; a primary key refuses a second one of the same cell. A
 * claim is the run of cells that touch.
 */
final class ClaimsByCells implements ClaimTable {

  private static final Table TABLE =
      new Table(
          "slotcore_cell",
          List.of("tenant_id", "subject", "unit_no", "cell_start", "booking_id", "expires_at"));

  /** Of each booking that has a cell in the window all cells, so that whole claims come back. */
  private static final String READ =
      """
      SELECT c.subject, c.unit_no, c.booking_id, c.cell_start, c.expires_at
      FROM (
        SELECT DISTINCT booking_id, unit_no
        FROM slotcore_cell
        WHERE tenant_id = ? AND subject = ? AND cell_start > ? AND cell_start < ?
      ) hit
      JOIN slotcore_cell c
        ON c.tenant_id = ? AND c.booking_id = hit.booking_id
        AND c.subject = ? AND c.unit_no = hit.unit_no
      """;

  private static final Comparator<Cell> ORDER =
      Comparator.comparing(Cell::unit).thenComparing(Cell::start);

  private record Cell(Unit unit, Instant start, BookingId booking, Instant until) {

    boolean continues(Claim claim) {
      return start.equals(claim.interval().end())
          && unit.equals(claim.unit())
          && booking.equals(claim.booking())
          && until.equals(claim.activeUntil());
    }
  }

  private final Duration width;

  ClaimsByCells(Duration width) {
    this.width = width;
  }

  @Override
  public Optional<Duration> granularity() {
    return Optional.of(width);
  }

  @Override
  public void check(List<BookingChange> changes) {
    for (BookingChange change : changes) {
      for (Claim claim : change.claims()) {
        if (!fits(claim.interval().start()) || !fits(claim.interval().end())) {
          throw new IllegalArgumentException(
              "booking %s of event type %s takes %s, buffers included, which is not made of cells of %s"
                  .formatted(
                      claim.booking(), change.booking().eventTypeId(), claim.interval(), width));
        }
      }
    }
  }

  private boolean fits(Instant instant) {
    return instant.getNano() == 0 && instant.getEpochSecond() % width.toSeconds() == 0;
  }

  @Override
  public Supplier<List<Claim>> read(Batch batch, String tenant, Map<Subject, Interval> windows) {
    if (windows.isEmpty()) {
      return List::of;
    }
    SqlText text = new SqlText();
    windows.forEach(
        (subject, window) -> {
          String key = subject.toString();
          Instant from = Instants.clamped(window.start()).minus(width);
          text.add(text.isEmpty() ? "" : "UNION ALL\n")
              .add(READ, tenant, key, from, Instants.clamped(window.end()), tenant, key);
        });
    Result<Cell> cells = batch.ask(text.statement(), ClaimsByCells::cell);
    return () -> claims(cells.rows());
  }

  private static Cell cell(Row row) throws SQLException {
    Unit unit = new Unit(Subject.parse(row.text()), row.number());
    BookingId booking = new BookingId(row.id());
    return new Cell(unit, row.instant(), booking, row.until());
  }

  private List<Claim> claims(List<Cell> cells) {
    List<Claim> claims = new ArrayList<>();
    @Nullable Claim last = null;
    for (Cell cell : cells.stream().sorted(ORDER).toList()) {
      Instant start = cell.start();
      if (last != null && cell.continues(last)) {
        start = last.interval().start();
        claims.remove(claims.size() - 1);
      }
      last =
          new Claim(
              cell.unit(),
              Interval.of(start, cell.start().plus(width)),
              cell.booking(),
              cell.until());
      claims.add(last);
    }
    return claims;
  }

  @Override
  public SqlStatement delete(String tenant, Collection<UUID> bookings) {
    return SqlText.of("DELETE FROM slotcore_cell\nWHERE tenant_id = ? AND booking_id", tenant)
        .in(bookings)
        .statement();
  }

  @Override
  public List<SqlStatement> insert(String tenant, List<Claim> claims) {
    List<Cell> cells = new ArrayList<>();
    for (Claim claim : claims) {
      Instant end = claim.interval().end();
      for (Instant t = claim.interval().start(); t.isBefore(end); t = t.plus(width)) {
        cells.add(new Cell(claim.unit(), t, claim.booking(), claim.activeUntil()));
      }
    }
    return TABLE.insert(
        cells.stream()
            .sorted(ORDER)
            .map(
                cell ->
                    Arrays.asList(
                        (Object) tenant,
                        cell.unit().subject().toString(),
                        cell.unit().number(),
                        cell.start(),
                        cell.booking().value(),
                        Instants.orNull(cell.until())))
            .toList());
  }
}
