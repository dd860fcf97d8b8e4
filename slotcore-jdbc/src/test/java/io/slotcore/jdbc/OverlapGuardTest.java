package io.slotcore.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import io.slotcore.booking.Actor;
import io.slotcore.booking.Booking;
import io.slotcore.booking.BookingEvent;
import io.slotcore.booking.BookingService;
import io.slotcore.booking.BookingStatus;
import io.slotcore.booking.Caller;
import io.slotcore.booking.Choice;
import io.slotcore.booking.Command;
import io.slotcore.booking.SlotRefusedException;
import io.slotcore.booking.TenantId;
import io.slotcore.eventtype.Buffers;
import io.slotcore.eventtype.EventType;
import io.slotcore.eventtype.Subject;
import io.slotcore.slot.BookingId;
import io.slotcore.slot.Claim;
import io.slotcore.slot.Reason;
import io.slotcore.slot.Rule;
import io.slotcore.slot.SlotQuery;
import io.slotcore.spi.BookingChange;
import io.slotcore.spi.BookingStore;
import io.slotcore.spi.LockRequest;
import io.slotcore.spi.StoreException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class OverlapGuardTest {

  private static final Instant TEN = Instant.parse("2030-01-01T10:00:00Z");
  private static final Subject ADA = Subject.host("ada");

  private BookingStore store(TestDatabase kind) {
    return JdbcBookingStore.builder(kind.of(getClass())).guard(kind.guard()).build();
  }

  @ParameterizedTest
  @EnumSource(names = {"POSTGRES_WITH_CELLS", "H2"})
  void whatIsNotMadeOfWholeCellsIsNeitherListedNorBooked(TestDatabase kind) {
    EventType type =
        Worlds.type("intro", "ada").buffers(Duration.ofMinutes(7), Duration.ofMinutes(8)).build();
    TenantId tenant = TenantId.of(UUID.randomUUID().toString());
    BookingService service = new BookingService(store(kind));
    Caller visitor = Caller.of(tenant, Actor.booker("visitor"));
    SlotQuery query = SlotQuery.of(type, TEN, TEN.plus(Duration.ofDays(1)));

    assertThat(service.slots(tenant, query)).isEmpty();
    assertThatThrownBy(() -> service.book(visitor, Choice.of(type, TEN), Worlds.attendance()))
        .isInstanceOfSatisfying(
            SlotRefusedException.class,
            refused ->
                assertThat(refused.reasons())
                    .extracting(Reason::rule)
                    .containsExactly(Rule.GRANULARITY));
  }

  @ParameterizedTest
  @EnumSource(names = {"POSTGRES_WITH_CELLS", "H2"})
  void aWriterWhoGoesPastTheServiceIsRefusedBeforeAnythingIsWritten(TestDatabase kind) {
    HikariDataSource database = kind.of(getClass());
    TenantId tenant = TenantId.of(UUID.randomUUID().toString());
    Booking booking =
        Booking.builder(new BookingId(UUID.randomUUID()), BookingStatus.CONFIRMED)
            .served("intro", List.of(ADA))
            .time(TEN, Duration.ofMinutes(30), Buffers.of(Duration.ofMinutes(7), Duration.ZERO))
            .promised(ZoneOffset.UTC, LocalDateTime.ofInstant(TEN, ZoneOffset.UTC), "2026a")
            .createdAt(TEN)
            .build();
    Claim claim = new Claim(ADA, booking.claimed(), booking.id(), Instant.MAX);
    BookingEvent event =
        new BookingEvent(
            new BookingEvent.Source(tenant, Command.BOOK, Actor.host("writer"), TEN),
            booking.id(),
            booking.version(),
            null,
            BookingEvent.State.of(booking));

    assertThatThrownBy(
            () ->
                store(kind)
                    .inTransaction(
                        tenant,
                        transaction -> {
                          transaction.lock(LockRequest.of(List.of(ADA)));
                          transaction.write(
                              List.of(new BookingChange(booking, List.of(claim), event)),
                              Optional.empty());
                          return booking;
                        }))
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
