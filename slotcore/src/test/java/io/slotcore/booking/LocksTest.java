package io.slotcore.booking;

import static io.slotcore.booking.Desk.BOOKER;
import static io.slotcore.booking.Desk.GUEST;
import static io.slotcore.booking.Desk.HOST;
import static io.slotcore.booking.Desk.at;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.slotcore.eventtype.BookingLimit;
import io.slotcore.eventtype.ChangePolicy;
import io.slotcore.eventtype.EventType;
import io.slotcore.eventtype.Host;
import io.slotcore.eventtype.Pool;
import io.slotcore.slot.BookingId;
import io.slotcore.slot.Facts;
import io.slotcore.slot.FactsNeeded;
import io.slotcore.spi.BookingChange;
import io.slotcore.spi.BookingSearch;
import io.slotcore.spi.BookingStore;
import io.slotcore.spi.BookingTransaction;
import io.slotcore.spi.IdempotencyKey;
import io.slotcore.spi.LockRequest;
import io.slotcore.spi.LockedFacts;
import io.slotcore.spi.StoredAnswer;
import io.slotcore.spi.ZoneDataSearch;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** A decision locks every subject whose facts it counts, and no other. */
class LocksTest {

  private final Desk desk = new Desk();
  private final List<String> locked = new ArrayList<>();
  private final BookingService service = new BookingService(new Watched(desk.store()));

  private static Choice choice(EventType.Builder type) {
    return Choice.of(type.build(), at("10:00"));
  }

  private List<String> locks(Runnable command) {
    locked.clear();
    command.run();
    return locked;
  }

  private Booking book(EventType.Builder type) {
    return service.book(BOOKER, choice(type), GUEST);
  }

  @Test
  void aBookingLocksItsHost() {
    assertThat(locks(() -> book(Desk.type()))).containsExactly("host:ada");
  }

  @Test
  void whoeverCouldBeChosenIsLocked() {
    Host ada = Desk.type("ada").build().host();
    Host bob = Desk.type("bob").build().host();
    EventType.Builder type =
        EventType.builder("any", Duration.ofMinutes(30)).pool(Pool.oneOf(ada, bob));

    assertThat(locks(() -> book(type))).containsExactly("host:ada", "host:bob");
  }

  @Test
  void aLimitOrSeatsLockTheEventType() {
    assertThat(locks(() -> book(Desk.type().limit(BookingLimit.perDay(2)))))
        .containsExactlyInAnyOrder("event-type:intro", "host:ada");
    assertThat(locks(() -> book(Desk.type("bob").seats(2))))
        .containsExactlyInAnyOrder("event-type:intro", "host:bob");
  }

  @Test
  void aLimitOfEachBookerLocksWhoBooks() {
    EventType.Builder type = Desk.type().bookerLimit(BookingLimit.perDay(2));

    assertThat(locks(() -> service.book(BOOKER, choice(type).booker("grace"), GUEST)))
        .containsExactlyInAnyOrder("booker:grace", "host:ada");
    assertThatThrownBy(() -> book(type)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(
            () ->
                service.hold(
                    BOOKER, HoldRequest.of(choice(type), "visitor", Duration.ofMinutes(1))))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(
            () -> service.bookSeries(BOOKER, SeriesRequest.weekly(choice(type), 2), GUEST))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aMoveLocksTheOldHostsAndTheNew() {
    Booking booking = book(Desk.type());
    Choice to = Choice.of(Desk.type("bob").build(), at("11:00"));

    assertThat(locks(() -> service.reschedule(HOST, RescheduleRequest.of(booking.id(), to))))
        .containsExactly("host:ada", "host:bob");
  }

  @Test
  void whoChangesAGuestOrASessionMeetsNoOthersOfTheGroup() {
    Booking guest = book(Desk.type().seats(2));
    Booking alone = book(Desk.type("bob"));
    BookingId session = guest.seat().orElseThrow().session();

    assertThat(locks(() -> cancel(alone.id()))).containsExactly("host:bob");
    assertThat(locks(() -> cancel(guest.id())))
        .containsExactlyInAnyOrder("event-type:intro", "host:ada");
    Booking next = book(Desk.type().seats(2));
    assertThat(next.seat().orElseThrow().session()).isNotEqualTo(session);
    assertThat(locks(() -> cancel(next.seat().orElseThrow().session())))
        .containsExactlyInAnyOrder("event-type:intro", "host:ada");
  }

  private void cancel(BookingId id) {
    service.cancel(HOST, CancelRequest.of(id, "", ChangePolicy.unlimited()));
  }

  /** Notes what is locked. */
  private final class Watched implements BookingStore {

    private final BookingStore store;

    private Watched(BookingStore store) {
      this.store = store;
    }

    @Override
    public <T> T inTransaction(TenantId tenant, Function<BookingTransaction, T> work) {
      return store.inTransaction(tenant, real -> work.apply(new Noting(real)));
    }

    @Override
    public Facts facts(TenantId tenant, FactsNeeded needed) {
      return store.facts(tenant, needed);
    }

    @Override
    public Optional<Booking> find(TenantId tenant, BookingId id) {
      return store.find(tenant, id);
    }

    @Override
    public List<Booking> search(TenantId tenant, BookingSearch search) {
      return store.search(tenant, search);
    }

    @Override
    public List<Booking> byOtherZoneData(TenantId tenant, ZoneDataSearch search) {
      return store.byOtherZoneData(tenant, search);
    }

    @Override
    public Optional<StoredAnswer> answer(TenantId tenant, IdempotencyKey key) {
      return store.answer(tenant, key);
    }
  }

  private final class Noting implements BookingTransaction {

    private final BookingTransaction real;

    private Noting(BookingTransaction real) {
      this.real = real;
    }

    @Override
    public LockedFacts lock(LockRequest request) {
      request.subjects().forEach(subject -> locked.add(subject.toString()));
      return real.lock(request);
    }

    @Override
    public List<Booking> bookings(Collection<BookingId> ids) {
      return real.bookings(ids);
    }

    @Override
    public List<Booking> search(BookingSearch search) {
      return real.search(search);
    }

    @Override
    public void write(List<BookingChange> changes, Optional<StoredAnswer> answer) {
      real.write(changes, answer);
    }
  }
}
