package io.slotcore.server.booking;

import static org.assertj.core.api.Assertions.assertThat;

import io.slotcore.booking.Booking;
import io.slotcore.booking.BookingStatus;
import io.slotcore.eventtype.Buffers;
import io.slotcore.eventtype.EventType;
import io.slotcore.eventtype.Host;
import io.slotcore.eventtype.Subject;
import io.slotcore.schedule.Schedule;
import io.slotcore.server.accounts.User;
import io.slotcore.server.accounts.Username;
import io.slotcore.server.eventtypes.Offer;
import io.slotcore.server.notifications.MailAddress;
import io.slotcore.server.secrets.Secrets;
import io.slotcore.server.secrets.SignedLinks;
import io.slotcore.slot.BookingId;
import java.io.StringReader;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import net.fortuna.ical4j.data.CalendarBuilder;
import net.fortuna.ical4j.model.Component;
import net.fortuna.ical4j.model.Property;
import net.fortuna.ical4j.model.component.VEvent;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.statistics.Statistics;

/** Whoever is let in can be told. */
class BookerInputProperties {

  private static final Instant START = Instant.parse("2027-03-10T09:00:00Z");
  private static final Offer OFFER = offer();

  private final Invites invites =
      new Invites(
          new Links(
              SignedLinks.of(Secrets.parse(Secrets.randomText())),
              () -> URI.create("https://book.example.com")));

  private static Offer offer() {
    User host =
        new User(
            "firm",
            new UUID(0, 1),
            new Username("maya"),
            "Maya Brooks",
            "maya@example.com",
            ZoneOffset.UTC,
            Locale.ENGLISH,
            "");
    EventType type =
        EventType.builder("intro", Duration.ofMinutes(30))
            .host(Host.of(host.id().toString(), Schedule.builder("s", ZoneOffset.UTC).build()))
            .build();
    return new Offer(host, "intro", "Intro", "", "Phone", List.of(), Optional.empty(), type);
  }

  @net.jqwik.api.Property(tries = 3_000)
  void whatIsAcceptedCanBeInvited(@ForAll("names") String name, @ForAll("addresses") String email)
      throws Exception {
    BookerInput input = new BookerInput(name, email, "Europe/Berlin", Locale.ENGLISH, Map.of());
    boolean accepted = input.errors(OFFER).isEmpty();
    Statistics.collect(accepted);
    Statistics.coverage(checker -> checker.check(true).percentage(share -> share > 20));
    if (!accepted) {
      return;
    }
    Booking booking =
        Booking.builder(new BookingId(new UUID(0, 2)), BookingStatus.CONFIRMED)
            .served("intro", List.of(Subject.host("maya")))
            .time(START, Duration.ofMinutes(30), Buffers.none())
            .promised(ZoneOffset.UTC, LocalDateTime.ofInstant(START, ZoneOffset.UTC), "2026a")
            .attendee(input.attendee())
            .createdAt(START)
            .build();

    String ics =
        invites.write(booking, OFFER, Invites.Version.of(booking, START), Optional.empty());

    VEvent event =
        new CalendarBuilder()
            .build(new StringReader(ics))
            .<VEvent>getComponent(Component.VEVENT)
            .orElseThrow();
    List<Property> attendees = event.getProperties(Property.ATTENDEE);
    assertThat(attendees).hasSize(1);
    URI address = URI.create(attendees.get(0).getValue());
    assertThat(address.getScheme()).isEqualTo("mailto");
    assertThat(address.getSchemeSpecificPart()).isEqualTo(input.email());
    assertThat(event.getSummary().getValue()).isEqualTo("Intro: " + input.name() + ", Maya Brooks");
    assertThat(new MailAddress(input.name(), input.email()).address()).isEqualTo(input.email());
  }

  @Provide
  Arbitrary<String> names() {
    return Arbitraries.frequencyOf(
        Tuple.of(3, Arbitraries.strings().withChars("aÄ語 ',;:\\\"^=<>@.-").ofMinLength(1)),
        Tuple.of(1, Arbitraries.strings().all().ofMaxLength(30)));
  }

  @Provide
  Arbitrary<String> addresses() {
    Arbitrary<String> local =
        Arbitraries.strings().withChars("aZ9ä語é\u0301.!#$%&'*+/=?^_`{|}~-").ofMaxLength(90);
    Arbitrary<String> domain =
        Arbitraries.of("example.org", "b", "bücher.example", "xn--bcher-kva.example", "例え.テスト");
    Arbitrary<String> odd = Arbitraries.strings().withChars("a.-_@ü/[]\\\"\u202E").ofMaxLength(12);
    Arbitrary<String> any = Arbitraries.strings().all().ofMaxLength(12);
    return Combinators.combine(
            Arbitraries.frequencyOf(Tuple.of(8, local), Tuple.of(1, odd), Tuple.of(1, any)),
            Arbitraries.frequencyOf(Tuple.of(8, domain), Tuple.of(2, odd), Tuple.of(1, any)))
        .as((left, right) -> left + "@" + right);
  }
}
