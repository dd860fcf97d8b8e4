package io.slotcore.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import io.slotcore.booking.Actor;
import io.slotcore.booking.BookingService;
import io.slotcore.booking.Caller;
import io.slotcore.booking.Choice;
import io.slotcore.booking.TenantId;
import io.slotcore.spi.StoreException;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class OverlapGuardTest {

  private static final Instant TEN = Instant.parse("2030-01-01T10:00:00Z");

  @ParameterizedTest
  @EnumSource(names = {"POSTGRES_WITH_CELLS", "H2"})
  void whatIsNotMadeOfWholeCellsIsRefusedBeforeAnythingIsWritten(TestDatabase kind) {
    HikariDataSource database = kind.of(getClass());
    TenantId tenant = TenantId.of(UUID.randomUUID().toString());
    BookingService service =
        new BookingService(JdbcBookingStore.builder(database).guard(kind.guard()).build());
    Choice choice =
        Choice.of(
            Worlds.type("intro", "ada").buffers(Duration.ofMinutes(7), Duration.ZERO).build(), TEN);

    assertThatThrownBy(
            () ->
                service.book(
                    Caller.of(tenant, Actor.booker("visitor")), choice, Worlds.attendance()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("event type intro")
        .hasMessageContaining("09:53:00Z")
        .hasMessageContaining("PT5M");

    assertThat(
            Sql.strings(
                database,
                "SELECT booking_id FROM slotcore_booking WHERE tenant_id = ?",
                tenant.value()))
        .isEmpty();
  }

  @Test
  void aConstraintThatTheDatabaseDoesNotKnowIsRefused() {
    HikariDataSource database = TestDatabase.H2.of(getClass());

    assertThatThrownBy(() -> SlotcoreSchema.migrate(database, OverlapGuard.constraint()))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("guard the store by cells");
  }

  @ParameterizedTest
  @ValueSource(strings = {"PT0S", "PT-5M", "PT90S", "P2D"})
  void cellsAreWholeMinutesUpToADay(String width) {
    assertThatThrownBy(() -> OverlapGuard.cells(Duration.parse(width)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(Duration.parse(width).toString());
  }
}
