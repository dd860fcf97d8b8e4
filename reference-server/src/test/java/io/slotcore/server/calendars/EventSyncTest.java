package io.slotcore.server.calendars;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.slotcore.server.booking.Invites;
import io.slotcore.slot.BookingId;
import io.slotcore.spi.CalendarEvent;
import io.slotcore.spi.CalendarException;
import io.slotcore.spi.CalendarException.Problem;
import io.slotcore.spi.StoredEvent;
import io.slotcore.testkit.SimulatedCalendar;
import io.slotcore.testkit.TestClock;
import io.slotcore.time.Interval;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What happens between two statements of those who keep an event and its booking the same. */
class EventSyncTest {

  private static final Instant NINE = Instant.parse("2027-03-09T09:00:00Z");
  private static final BookingId ID = new BookingId(UUID.randomUUID());
  private static final String UID = Invites.uid(ID);

  private final SimulatedCalendar calendar =
      new SimulatedCalendar(TestClock.at(Instant.parse("2027-03-08T12:00:00Z")), UID::equals);
  private final Ledger ledger = new Ledger();
  private final Bookings bookings = new Bookings();
  private final EventSync sync = new EventSync(calendar, ledger, bookings);

  private static Interval at(int hours) {
    return Interval.of(NINE.plus(Duration.ofHours(hours)), Duration.ofMinutes(30));
  }

  private Optional<Interval> there() {
    return calendar.find(UID).flatMap(StoredEvent::time);
  }

  private void written() {
    sync.push(bookings.booking(1, 0));
    assertThat(there()).contains(at(0));
  }

  @Test
  void sy02_aDifferenceThatCannotBeSettledNowIsStillShown() {
    written();
    calendar.put(UID, at(2));
    sync.pull(ID, OnChange.FLAG);
    calendar.fail(Problem.UNREACHABLE);

    assertThatThrownBy(() -> sync.settle(ID, OnChange.RESTORE))
        .isInstanceOf(CalendarException.class);
    assertThat(ledger.entry(ID).orElseThrow().difference()).isPresent();

    calendar.recover();
    sync.settle(ID, OnChange.RESTORE);
    assertThat(there()).contains(at(0));
    assertThat(ledger.entry(ID).orElseThrow().difference()).isEmpty();
  }

  @Test
  void sy04_whoMovesWhileTheEventIsComparedIsRight() {
    for (OnChange policy : OnChange.values()) {
      ledger.entries.clear();
      calendar.remove(UID);
      bookings.booking(1, 0);
      written();
      calendar.put(UID, at(2));
      bookings.meanwhile = () -> bookings.booking(2, 4);

      sync.pull(ID, policy);

      assertThat(there()).as("%s", policy).contains(at(4));
      assertThat(ledger.entry(ID).orElseThrow().difference()).as("%s", policy).isEmpty();
      assertThat(ledger.entry(ID).orElseThrow().bookingVersion()).as("%s", policy).isEqualTo(2);
    }
  }

  @Test
  void sy01_whoWritesLateDoesNotUndoWhatIsNewer() {
    written();
    SyncedBookings.Synced late = bookings.booking(2, 2);
    ledger.meanwhile = () -> sync.push(bookings.booking(3, 4));

    sync.push(late);

    assertThat(there()).contains(at(4));
    assertThat(ledger.entry(ID).orElseThrow().bookingVersion()).isEqualTo(3);
    assertThat(ledger.entry(ID).orElseThrow().state()).isEqualTo(EventLedger.State.WRITTEN);
  }

  /** What is known of the events; somebody else may write after it was read once. */
  private static final class Ledger implements EventLedger {

    private final Map<BookingId, Entry> entries = new HashMap<>();
    private Runnable meanwhile = () -> {};

    @Override
    public Optional<Entry> entry(BookingId booking) {
      Optional<Entry> entry = Optional.ofNullable(entries.get(booking));
      Runnable now = meanwhile;
      meanwhile = () -> {};
      now.run();
      return entry;
    }

    @Override
    public void keep(BookingId booking, Entry entry) {
      entries.put(booking, entry);
    }

    @Override
    public void forget(BookingId booking) {
      entries.remove(booking);
    }
  }

  /** One booking; its booker may move it after it was read once. */
  private static final class Bookings implements SyncedBookings {

    private Optional<Synced> booking = Optional.empty();
    private Runnable meanwhile = () -> {};

    Synced booking(long version, int hours) {
      CalendarEvent event = CalendarEvent.builder(UID, at(hours), ZoneOffset.UTC, "Call").build();
      booking = Optional.of(new Synced(ID, version, Optional.of(event)));
      return booking.get();
    }

    @Override
    public Optional<Synced> find(BookingId id) {
      Optional<Synced> found = booking;
      Runnable now = meanwhile;
      meanwhile = () -> {};
      now.run();
      return found;
    }

    @Override
    public Optional<String> move(Synced seen, Interval time) {
      return Optional.of("stale_version");
    }

    @Override
    public Optional<String> cancel(Synced seen) {
      return Optional.of("stale_version");
    }
  }
}
