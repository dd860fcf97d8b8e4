package io.slotcore.ical;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.io.StringReader;
import java.time.Instant;
import java.util.List;
import net.fortuna.ical4j.data.CalendarBuilder;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.Property;
import net.fortuna.ical4j.model.component.VEvent;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** Answers written by ical4j are understood, and nothing else than a refusal comes of any text. */
class ItipMessagesProperties {

  private static final String REPLY =
      """
      BEGIN:VCALENDAR\r
      METHOD:REPLY\r
      PRODID:-//x//y//EN\r
      VERSION:2.0\r
      BEGIN:VEVENT\r
      UID:u\r
      SEQUENCE:1\r
      DTSTAMP:20270301T081500Z\r
      RECURRENCE-ID;TZID=Europe/Berlin:20270331T100000\r
      ATTENDEE;PARTSTAT=DECLINED;CN="Bob":mailto:bob@example.org\r
      COMMENT:Sorry\\, away\r
      END:VEVENT\r
      END:VCALENDAR\r
      """;

  @net.jqwik.api.Property
  void whatIcal4jWritesIsUnderstood(
      @ForAll("texts") String comment,
      @ForAll("names") String name,
      @ForAll @IntRange(min = 0) int sequence,
      @ForAll("answers") ParticipationStatus status)
      throws Exception {
    Calendar calendar = new CalendarBuilder().build(new StringReader(REPLY));
    VEvent event = calendar.<VEvent>getComponents("VEVENT").get(0);
    event.getRequiredProperty(Property.COMMENT).setValue(comment);
    event.getRequiredProperty(Property.SEQUENCE).setValue(Integer.toString(sequence % 1_000_000));
    Property attendee = event.getRequiredProperty(Property.ATTENDEE);
    attendee.replace(new net.fortuna.ical4j.model.parameter.Cn(name));
    attendee.replace(new net.fortuna.ical4j.model.parameter.PartStat(status.token()));

    ItipMessage.Reply reply = (ItipMessage.Reply) ItipMessages.read(calendar.toString()).get(0);

    assertThat(reply.comment()).isEqualTo(comment.strip());
    assertThat(reply.attendee()).isEqualTo(CalendarUser.of(name, "bob@example.org"));
    assertThat(reply.status()).isEqualTo(status);
    assertThat(reply.version().sequence()).isEqualTo(sequence % 1_000_000);
    assertThat(reply.version().occurrence()).contains(Instant.parse("2027-03-31T08:00:00Z"));
  }

  @net.jqwik.api.Property(tries = 5_000)
  void anyDamageIsRefusedOrReadButNothingElse(
      @ForAll("damages") List<String> damages, @ForAll @IntRange(min = 0) int seed) {
    StringBuilder text = new StringBuilder(REPLY);
    int at = seed;
    for (String damage : damages) {
      at = (int) ((at * 31L + 17) % text.length());
      text.replace(at, Math.min(text.length(), at + damages.size()), damage);
    }
    try {
      assertThat(ItipMessages.read(text.toString())).isNotEmpty();
    } catch (ItipException e) {
      assertThat(e.line()).isBetween(1, 200);
      assertThat(e.getMessage()).doesNotContain("Bob", "bob", "away");
    } catch (RuntimeException e) {
      fail("not refused as it should be: " + text, e);
    }
  }

  @Provide
  Arbitrary<ParticipationStatus> answers() {
    return Arbitraries.of(ParticipationStatus.class);
  }

  @Provide
  Arbitrary<String> texts() {
    return Arbitraries.strings()
        .withCharRange('a', 'z')
        .withChars(' ', ',', ';', ':', '"', '\\', '\n', '語', 'ß', '^')
        .ofMaxLength(200);
  }

  @Provide
  Arbitrary<String> names() {
    return Arbitraries.strings()
        .withCharRange('a', 'z')
        .withChars(' ', ',', ';', ':', '語')
        .ofMinLength(1)
        .ofMaxLength(80)
        .map(text -> "N" + text + "n");
  }

  @Provide
  Arbitrary<List<String>> damages() {
    return Arbitraries.oneOf(
            Arbitraries.of(
                "",
                "\r\n",
                "\n ",
                ":",
                ";",
                "\"",
                "=",
                "\\",
                "%",
                "%0A",
                "T",
                "Z",
                "9",
                "-",
                "BEGIN:VEVENT\r\n",
                "END:VEVENT\r\n",
                "\u0000",
                "\uD83D",
                "TZID=",
                "mailto:"),
            Arbitraries.strings().all().ofMaxLength(5))
        .list()
        .ofMinSize(1)
        .ofMaxSize(6);
  }
}
