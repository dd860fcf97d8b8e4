package io.slotcore.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import io.slotcore.booking.Actor;
import io.slotcore.booking.Booking;
import io.slotcore.booking.BookingService;
import io.slotcore.booking.BookingStatus;
import io.slotcore.booking.Caller;
import io.slotcore.booking.CancelRequest;
import io.slotcore.booking.Choice;
import io.slotcore.booking.ConfirmRequest;
import io.slotcore.booking.RescheduleRequest;
import io.slotcore.booking.SlotRefusedException;
import io.slotcore.eventtype.ChangePolicy;
import io.slotcore.eventtype.EventType;
import io.slotcore.eventtype.Subject;
import io.slotcore.eventtype.Unit;
import io.slotcore.slot.BookingId;
import io.slotcore.slot.Claim;
import io.slotcore.slot.FactsNeeded;
import io.slotcore.spi.BookingSearch;
import io.slotcore.spi.Delivery;
import io.slotcore.time.Interval;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A filled database of the first version, brought up to date; the other databases have no older.
 */
@ParameterizedClass
@EnumSource(names = {"POSTGRES", "OLDEST_POSTGRES", "POSTGRES_WITH_CELLS"})
class UpgradeTest {

  private static final Subject ADA = Subject.host("ada");
  private static final Subject BOB = Subject.host("bob");
  private static final Instant TEN = FirstRelease.TEN;
  private static final Instant TWELVE = TEN.plus(Duration.ofHours(2));
  private static final Instant TWO = TEN.plus(Duration.ofHours(4));
  private static final Caller HOST = Caller.of(FirstRelease.TENANT, Actor.host("ada"));
  private static final Caller VISITOR = Caller.of(FirstRelease.TENANT, Actor.booker("visitor"));
  private static final EventType INTRO =
      Worlds.type("intro", "ada").buffers(Duration.ZERO, Duration.ofMinutes(10)).build();

  private final TestDatabase kind;
  private final HikariDataSource database;
  private final BookingId alone;
  private final BookingId joint;
  private final BookingId held;
  private final JdbcBookingStore store;
  private final BookingService service;

  UpgradeTest(TestDatabase kind) {
    this.kind = kind;
    database = kind.newDatabase();
    FirstRelease old = new FirstRelease(database);
    alone = old.confirmed(TEN, "host:ada");
    joint = old.confirmed(TWELVE, "host:ada", "host:bob");
    held = old.held(TWO, "visitor", "host:ada");
    old.cancelled(TEN, "host:ada");
    SlotcoreSchema.migrate(database, kind.guard());
    store = JdbcBookingStore.builder(database).guard(kind.guard()).consumer("mail").build();
    service = new BookingService(store);
  }

  @AfterEach
  void close() {
    database.close();
  }

  private Booking stored(BookingId id) {
    return store.find(FirstRelease.TENANT, id).orElseThrow();
  }

  @Test
  void bookingsAreReadBackWhole() {
    Booking booking = stored(alone);

    assertThat(booking.status()).isEqualTo(BookingStatus.CONFIRMED);
    assertThat(booking.units()).containsExactly(Unit.of(ADA));
    assertThat(booking.start()).isEqualTo(TEN);
    assertThat(booking.claimed()).isEqualTo(Interval.of(TEN, Duration.ofMinutes(40)));
    assertThat(booking.zone()).isEqualTo(ZoneId.of("Europe/Berlin"));
    assertThat(booking.promisedStart()).isEqualTo(LocalDateTime.parse("2030-06-03T12:00"));
    assertThat(booking.attendee().orElseThrow().email()).isEqualTo("ada@example.org");
    assertThat(booking.details()).isEqualTo("details");
    assertThat(booking.party()).isEqualTo(1);
    assertThat(booking.seats()).isZero();
    assertThat(booking.seat()).isEmpty();
    assertThat(booking.series()).isEmpty();
    assertThat(booking.booker()).isEmpty();
    assertThat(stored(joint).units()).containsExactly(Unit.of(ADA), Unit.of(BOB));
    Interval day = Interval.of(TEN, Duration.ofDays(1));
    assertThat(store.search(FirstRelease.TENANT, new BookingSearch.OfHost(ADA, day, 10)))
        .hasSize(4);
    assertThat(store.search(FirstRelease.TENANT, new BookingSearch.OfHost(BOB, day, 10)))
        .extracting(Booking::id)
        .containsExactly(joint);
  }

  @Test
  void claimsAreOfTheFirstUnit() {
    Interval day = Interval.of(TEN, Duration.ofDays(1));
    FactsNeeded needed =
        new FactsNeeded(
            new TreeMap<>(Map.of(ADA, day, BOB, day)),
            new TreeMap<>(),
            new TreeMap<>(),
            new TreeMap<>());

    assertThat(store.facts(FirstRelease.TENANT, needed).claims())
        .extracting(Claim::booking)
        .containsExactlyInAnyOrder(alone, joint, joint, held);
    assertThat(store.facts(FirstRelease.TENANT, needed).claims())
        .extracting(Claim::unit)
        .containsOnly(Unit.of(ADA), Unit.of(BOB));
  }

  @Test
  void holdsAreStillHeldAndCanBeConfirmed() {
    assertThatThrownBy(() -> service.book(HOST, Choice.of(INTRO, TWO), Worlds.attendance()))
        .isInstanceOf(SlotRefusedException.class);

    Booking booking = service.confirm(VISITOR, ConfirmRequest.of(held, Worlds.attendance()));

    assertThat(booking.status()).isEqualTo(BookingStatus.CONFIRMED);
    assertThat(stored(held).version()).isEqualTo(2);
  }

  @Test
  void bookingsCanBeMovedAndCancelled() {
    service.cancel(HOST, CancelRequest.of(joint, "", ChangePolicy.unlimited()));
    service.reschedule(HOST, RescheduleRequest.of(alone, Choice.of(INTRO, TWELVE)));

    assertThat(stored(alone).start()).isEqualTo(TWELVE);
    service.book(HOST, Choice.of(INTRO, TEN), Worlds.attendance());
  }

  @Test
  void overlapsAreStillRefused() {
    BookingId other = stored(joint).id();
    Claim overlap = new Claim(ADA, Interval.of(TEN, Duration.ofHours(1)), other, Instant.MAX);

    assertThatThrownBy(
            () -> {
              if (kind.hasCells()) {
                Sql.cells(database, FirstRelease.TENANT, overlap, TestDatabase.CELL);
              } else {
                Sql.claim(database, FirstRelease.TENANT, overlap);
              }
            })
        .isInstanceOf(Sql.RefusedException.class);
  }

  @Test
  void whatWasNotToldIsToldBeforeWhatIsNew() {
    service.cancel(HOST, CancelRequest.of(alone, "", ChangePolicy.unlimited()));

    List<Long> told = new ArrayList<>();
    for (int round = 0; round < 2; round++) {
      for (Delivery delivery : store.outbox().take("mail", 10, Duration.ofMinutes(1))) {
        if (delivery.event().booking().equals(alone)) {
          told.add(delivery.event().version());
        }
        store.outbox().delivered(delivery);
      }
    }
    assertThat(told).containsExactly(1L, 2L);
  }
}
