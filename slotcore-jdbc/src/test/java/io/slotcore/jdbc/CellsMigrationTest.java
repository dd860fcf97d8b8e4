package io.slotcore.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import io.slotcore.booking.Actor;
import io.slotcore.booking.Booking;
import io.slotcore.booking.BookingService;
import io.slotcore.booking.Caller;
import io.slotcore.booking.Choice;
import io.slotcore.booking.SlotRefusedException;
import io.slotcore.booking.TenantId;
import java.time.Duration;
import java.time.Instant;
import org.flywaydb.core.api.FlywayException;
import org.junit.jupiter.api.Test;

/** A filled database whose claims are turned into cells. */
class CellsMigrationTest {

  private static final OverlapGuard CELLS = OverlapGuard.cells(TestDatabase.CELL);
  private static final Caller CALLER = Caller.of(TenantId.of("tenant"), Actor.booker("visitor"));
  private static final Instant TEN = Instant.parse("2030-06-03T10:00:00Z");

  private static BookingService service(HikariDataSource database, OverlapGuard guard) {
    return new BookingService(JdbcBookingStore.builder(database).guard(guard).build());
  }

  private static Booking book(BookingService service, Instant start, int buffer) {
    Choice choice =
        Choice.of(
            Worlds.type("intro", "ada").buffers(Duration.ZERO, Duration.ofMinutes(buffer)).build(),
            start);
    return service.book(CALLER, choice, Worlds.attendance());
  }

  @Test
  void whatWasTakenStaysTaken() {
    try (HikariDataSource database = PostgresServer.newStoreDatabase()) {
      book(service(database, OverlapGuard.constraint()), TEN, 10);

      SlotcoreSchema.migrate(database, CELLS);

      assertThat(Sql.strings(database, "SELECT cell_start FROM slotcore_cell")).hasSize(8);
      BookingService cells = service(database, CELLS);
      assertThatThrownBy(() -> book(cells, TEN.plus(Duration.ofMinutes(30)), 0))
          .isInstanceOf(SlotRefusedException.class);
      book(cells, TEN.plus(Duration.ofMinutes(45)), 0);
    }
  }

  @Test
  void aClaimOffTheGridKeepsEverythingAsItWas() {
    try (HikariDataSource database = PostgresServer.newStoreDatabase()) {
      Booking booking = book(service(database, OverlapGuard.constraint()), TEN, 0);
      Sql.execute(
          database,
          "UPDATE slotcore_claim SET claim_start = ? WHERE booking_id = ?",
          TEN.plusSeconds(60),
          booking.id().value());

      assertThatThrownBy(() -> SlotcoreSchema.migrate(database, CELLS))
          .isInstanceOf(FlywayException.class);

      assertThat(Sql.strings(database, "SELECT booking_id FROM slotcore_claim")).hasSize(1);
    }
  }
}
