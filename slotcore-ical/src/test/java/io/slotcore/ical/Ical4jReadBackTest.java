package io.slotcore.ical;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import net.fortuna.ical4j.data.CalendarBuilder;
import net.fortuna.ical4j.data.ParserException;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.Parameter;
import net.fortuna.ical4j.model.Property;
import net.fortuna.ical4j.model.component.VEvent;
import net.fortuna.ical4j.model.property.Attendee;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What ical4j 4.3.0 reads. Instants of local times are left to other readers, for it takes them
 * from its own zones; and it reads {@code ^^n} of a name as a line break, against RFC 6868.
 */
class Ical4jReadBackTest {

  @Test
  void everyPartOfARequestIsReadBack() throws Exception {
    Invitation invitation = Sample.withEverything();
    Calendar calendar = read(Invitations.request(invitation));
    VEvent event = event(calendar);

    calendar.validate();
    assertThat(calendar.getMethod().getValue()).isEqualTo("REQUEST");
    assertThat(value(event, Property.UID)).isEqualTo(invitation.uid());
    assertThat(value(event, Property.SEQUENCE)).isEqualTo("3");
    assertThat(value(event, Property.DTSTAMP)).isEqualTo("20261120T081530Z");
    assertThat(value(event, Property.DTSTART)).isEqualTo("20270310T100000");
    assertThat(value(event, Property.DTEND)).isEqualTo("20270310T103000");
    assertThat(parameter(event, Property.DTSTART, Parameter.TZID)).isEqualTo("Europe/Berlin");
    assertThat(parameter(event, Property.DTEND, Parameter.TZID)).isEqualTo("Europe/Berlin");
    assertThat(value(event, Property.SUMMARY)).isEqualTo(invitation.summary());
    assertThat(value(event, Property.DESCRIPTION)).isEqualTo(invitation.description().get());
    assertThat(value(event, Property.LOCATION)).isEqualTo(invitation.location().get());
    assertThat(value(event, Property.URL)).isEqualTo(invitation.url().get().toString());
    assertThat(value(event, Property.STATUS)).isEqualTo("CONFIRMED");
    assertThat(value(event, Property.TRANSP)).isEqualTo("OPAQUE");
  }

  @Test
  void everyonesNameAddressRoleAndAnswerIsReadBack() throws Exception {
    Invitation invitation = Sample.withEverything();
    VEvent event = event(read(Invitations.request(invitation)));

    assertThat(parameter(event, Property.ORGANIZER, Parameter.CN))
        .isEqualTo(invitation.organizer().name());
    assertThat(value(event, Property.ORGANIZER)).isEqualTo("mailto:ada@example.org");
    List<Attendee> attendees = event.getAttendees();
    assertThat(attendees).hasSize(3);
    assertThat(attendees.get(0).getCalAddress())
        .isEqualTo(URI.create("mailto:bob+slots@example.org"));
    assertThat(parameters(attendees.get(0)))
        .containsExactly("Bob", "REQ-PARTICIPANT", "ACCEPTED", "none");
    assertThat(parameters(attendees.get(1)))
        .containsExactly("none", "OPT-PARTICIPANT", "NEEDS-ACTION", "TRUE");
    assertThat(attendees.get(2).getRequiredParameter(Parameter.CUTYPE).getValue())
        .isEqualTo("ROOM");
  }

  @Test
  void conferencesAndAlarmsAreReadBack() throws Exception {
    Invitation invitation = Sample.withEverything();
    VEvent event = event(read(Invitations.request(invitation)));

    List<Property> conferences = event.getProperties("CONFERENCE");
    assertThat(conferences)
        .extracting(Property::getValue)
        .containsExactly("https://meet.example.org/a;b,c?x=1&y=%20", "tel:+49-30-1234,,567");
    assertThat(conferences.get(0).getRequiredParameter("LABEL").getValue())
        .isEqualTo("Join: 'here', 語; ^");
    assertThat(conferences)
        .extracting(conference -> conference.getRequiredParameter("FEATURE").getValue())
        .containsExactly("AUDIO,VIDEO", "AUDIO,PHONE");
    assertThat(event.getAlarms())
        .extracting(alarm -> alarm.getRequiredProperty(Property.TRIGGER).getValue())
        .containsExactly("-PT15M", "-P1D");
    assertThat(event.getAlarms())
        .allSatisfy(
            alarm ->
                assertThat(alarm.getRequiredProperty(Property.DESCRIPTION).getValue())
                    .isEqualTo(invitation.summary()));
    assertThat(event(read(Invitations.cancel(invitation))).getAlarms()).isEmpty();
  }

  @Test
  void aDeclinedProposalIsReadBack() throws Exception {
    Invitation invitation = Sample.withEverything();
    Calendar calendar = read(Invitations.declineCounter(invitation, "Sorry; not\nthen"));

    calendar.validate();
    assertThat(calendar.getMethod().getValue()).isEqualTo("DECLINECOUNTER");
    assertThat(value(event(calendar), Property.COMMENT)).isEqualTo("Sorry; not\nthen");
    assertThat(value(event(calendar), Property.SEQUENCE)).isEqualTo("3");
    assertThat(event(calendar).getAlarms()).isEmpty();
  }

  @Test
  void uidAndSequenceAreTheSameInRequestAndCancellation() throws Exception {
    Invitation invitation = Sample.withEverything();
    VEvent request = event(read(Invitations.request(invitation)));
    Calendar cancellation = read(Invitations.cancel(invitation));
    VEvent cancel = event(cancellation);

    cancellation.validate();
    assertThat(cancellation.getMethod().getValue()).isEqualTo("CANCEL");
    assertThat(value(cancel, Property.STATUS)).isEqualTo("CANCELLED");
    for (String property : List.of(Property.UID, Property.SEQUENCE, Property.DTSTART)) {
      assertThat(value(cancel, property)).isEqualTo(value(request, property));
    }
  }

  @Test
  void anEventInUtcIsReadBackAsInstants() throws Exception {
    Instant start = Instant.parse("2027-03-10T09:00:00Z");
    VEvent event = event(read(Invitations.request(Sample.at("UTC", start).build())));

    assertThat(Instant.from(event.getDateTimeStart().getDate())).isEqualTo(start);
    assertThat(Instant.from(event.getDateTimeEnd().getDate())).isEqualTo(start.plusSeconds(1800));
  }

  @ParameterizedTest
  @ValueSource(strings = {"=", "\"", "\"Ada\"", "Ada, 'x'", "a;b:c", "^"})
  void aNameOfMarksOnlyIsReadBack(String name) throws Exception {
    Invitation invitation =
        Sample.builder().organizer(CalendarUser.of(name, "ada@example.org")).build();

    VEvent event = event(read(Invitations.request(invitation)));

    assertThat(parameter(event, Property.ORGANIZER, Parameter.CN)).isEqualTo(name);
  }

  private static List<String> parameters(Attendee attendee) {
    return Stream.of(Parameter.CN, Parameter.ROLE, Parameter.PARTSTAT, Parameter.RSVP)
        .map(name -> attendee.getParameter(name).map(Parameter::getValue).orElse("none"))
        .toList();
  }

  private static String parameter(VEvent event, String property, String parameter) {
    return event.getRequiredProperty(property).getRequiredParameter(parameter).getValue();
  }

  private static String value(VEvent event, String property) {
    return event.getRequiredProperty(property).getValue();
  }

  private static VEvent event(Calendar calendar) {
    return calendar.<VEvent>getComponents("VEVENT").get(0);
  }

  private static Calendar read(String ics) throws IOException, ParserException {
    return new CalendarBuilder().build(new StringReader(ics));
  }
}
