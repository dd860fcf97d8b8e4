package io.slotcore.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.slotcore.booking.Attendee;
import io.slotcore.booking.Booking;
import io.slotcore.booking.BookingStatus;
import io.slotcore.booking.CancelRequest;
import io.slotcore.booking.SeriesPart;
import io.slotcore.eventtype.Buffers;
import io.slotcore.eventtype.ChangePolicy;
import io.slotcore.eventtype.Subject;
import io.slotcore.eventtype.Unit;
import io.slotcore.slot.CountedBooking;
import io.slotcore.spi.BookingSearch;
import io.slotcore.time.Interval;
import java.lang.reflect.Method;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What is read is what was written, and what was asked for. */
abstract class ReadPromises extends TenantPromises {

  @Test
  void theStoreTellsTheTimeOfItsClockInMicroseconds() {
    Instant before = now();
    clock().advance(Duration.ofDays(3).plusNanos(1_500));

    Instant after = now();

    assertThat(after).isAfterOrEqualTo(before.plus(Duration.ofDays(3)));
    assertThat(after).isBefore(before.plus(Duration.ofDays(4)));
    assertThat(after).isEqualTo(after.truncatedTo(ChronoUnit.MICROS));
  }

  @Test
  void whatIsReadIsWhatWasWritten() {
    Instant start = at("10:00").plusNanos(123_456_000);
    Booking full =
        Booking.builder(newId(), BookingStatus.HELD)
            .servedBy(
                "intro",
                List.of(
                    Unit.of(BOB),
                    new Unit(Subject.resource("zoë:1"), 7),
                    new Unit(Subject.resource("zoë:1"), 3),
                    Unit.of(ADA)))
            .party(4)
            .booker(Subject.booker("zoë:1"))
            .series(new SeriesPart(newId(), 51))
            .time(start, Duration.ofMinutes(45), minutes(7, 11))
            .promised(
                ZoneId.of("Pacific/Apia"), LocalDateTime.parse("2011-12-30T02:30:00.5"), "2026a")
            .sequence(3)
            .reschedules(2)
            .expiresAt(start.plusNanos(1_000))
            .visitor("visitor")
            .moves(newId())
            .attendee(
                new Attendee(
                    "Zoë \"O'Neill\" 🦊 \\ %s",
                    "zoë@example.org",
                    ZoneOffset.ofHoursMinutes(5, 45),
                    Locale.forLanguageTag("zh-Hant-TW")))
            .details("{\"q\": \"ünï\\code\r\n\t'; DROP TABLE x\"}")
            .cancelReason("שלום")
            .createdAt(now())
            .build();
    Booking bare = written(newId(), ADA, span("14:00", "15:00"));

    write(change(full), change(bare));

    assertThat(fields(stored(full))).isEqualTo(fields(full));
    assertThat(fields(stored(bare))).isEqualTo(fields(bare));
    for (Subject host : full.hosts()) {
      assertThat(bookingsOf(host)).extracting(Booking::id).contains(full.id());
    }
    assertThat(bookingsOf(Subject.host("zoë"))).isEmpty();
  }

  @Test
  void localesAreReadAsTheyWereWritten() {
    List<Locale> locales =
        List.of(
            new Locale("no", "NO", "NY"),
            new Locale("ja", "JP", "JP"),
            new Locale("iw", "IL"),
            Locale.ROOT,
            Locale.forLanguageTag("sr-Latn-RS-x-" + "longsubt-".repeat(9) + "longes"));
    for (Locale locale : locales) {
      Attendee attendee = new Attendee("Zoë", "zoe@example.org", ZoneOffset.UTC, locale);
      Booking booking =
          written(newId(), ADA, span("10:00", "11:00"))
              .next(BookingStatus.CONFIRMED)
              .version(1)
              .attendee(attendee)
              .build();

      write(change(booking));

      assertThat(stored(booking).attendee()).contains(attendee);
    }
  }

  private static Buffers minutes(int before, int after) {
    return Buffers.of(Duration.ofMinutes(before), Duration.ofMinutes(after));
  }

  /** Everything that a booking tells of itself, by the name of the accessor. */
  static Map<String, Object> fields(Booking booking) {
    Map<String, Object> fields = new TreeMap<>();
    for (Method accessor : Booking.class.getMethods()) {
      boolean own = accessor.getDeclaringClass() == Booking.class;
      if (own && accessor.getParameterCount() == 0 && !accessor.getName().equals("toString")) {
        fields.put(accessor.getName(), call(accessor, booking));
      }
    }
    return fields;
  }

  private static Object call(Method accessor, Booking booking) {
    try {
      return accessor.invoke(booking);
    } catch (ReflectiveOperationException e) {
      throw new LinkageError("not an accessor: " + accessor, e);
    }
  }

  @Test
  void aChangeOfHostsIsFoundWithTheNewHostsOnly() {
    Booking first =
        Booking.builder(newId(), BookingStatus.CONFIRMED)
            .served("intro", List.of(ADA, BOB))
            .time(at("10:00"), Duration.ofMinutes(30), Buffers.none())
            .promised(ZoneOffset.UTC, LocalDateTime.parse("2027-01-01T10:00"), "2026a")
            .createdAt(now())
            .build();
    write(change(first));
    Subject eve = Subject.host("eve");

    write(change(first.next(BookingStatus.CONFIRMED).served("intro", List.of(ADA, eve)).build()));

    assertThat(bookingsOf(ADA)).hasSize(1);
    assertThat(bookingsOf(BOB)).isEmpty();
    assertThat(bookingsOf(eve)).hasSize(1);
    assertThat(facts(Map.of(), Map.of(eve, wholeDay())).counted(eve))
        .extracting(CountedBooking::id)
        .containsExactly(first.id());
  }

  @Test
  void aSearchIsInOrderOfStartAndIdAndStopsAtItsLimit() {
    book("14:00");
    Booking same = written(newId(), ADA, span("10:00", "10:30"));
    Booking alsoSame = written(newId(), ADA, span("10:00", "10:30"));
    write(change(same), change(alsoSame));
    service().cancel(host(), CancelRequest.of(book("12:00").id(), "", ChangePolicy.unlimited()));

    List<Booking> all = bookingsOf(ADA);

    assertThat(all).hasSize(4);
    assertThat(all)
        .isSortedAccordingTo(
            java.util.Comparator.comparing(Booking::start).thenComparing(Booking::id));
    assertThat(store().search(tenant, new BookingSearch.OfHost(ADA, wholeDay(), 3)))
        .extracting(Booking::id)
        .containsExactlyElementsOf(all.stream().limit(3).map(Booking::id).toList());
    Interval ever = Interval.of(Instant.MIN, Instant.MAX);
    assertThat(store().search(tenant, new BookingSearch.OfHost(ADA, ever, 10))).hasSize(4);
    assertThat(store().search(tenant, new BookingSearch.OfHost(ADA, span("10:00", "12:00"), 10)))
        .hasSize(2);
  }

  @Test
  void theLongestClaimIsReadAtItsVeryEnd() {
    Interval longest = Interval.of(at("10:00"), Duration.ofDays(93));
    Booking booking = written(newId(), ADA, longest);
    write(change(booking, claim(booking)));
    Interval last = Interval.of(longest.end().minusSeconds(1), Duration.ofSeconds(1));

    assertThat(facts(Map.of(ADA, last), Map.of()).claims(ADA)).containsExactly(claim(booking));
  }

  private static CountedBooking counted(Booking booking, Instant activeUntil) {
    return new CountedBooking(
        booking.id(), booking.start(), booking.duration(), activeUntil, booking.createdAt());
  }

  @Test
  void countedAreActiveBookingsThatStartInTheInterval() {
    Booking counts = book("10:00");
    book("23:30");
    service().cancel(host(), CancelRequest.of(book("12:00").id(), "", ChangePolicy.unlimited()));
    Booking hold = hold("visitor", "14:00");
    Subject type = intro().build().subject();
    Interval until = span("10:00", "23:30");

    for (Subject subject : List.of(type, ADA)) {
      assertThat(facts(Map.of(), Map.of(subject, until)).counted(subject))
          .containsExactlyInAnyOrder(
              counted(counts, Instant.MAX), counted(hold, hold.activeUntil()));
    }
  }
}
