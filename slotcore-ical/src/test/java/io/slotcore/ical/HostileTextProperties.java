package io.slotcore.ical;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import biweekly.Biweekly;
import biweekly.component.VEvent;
import java.io.ByteArrayOutputStream;
import java.io.StringReader;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;
import net.fortuna.ical4j.data.CalendarBuilder;
import net.fortuna.ical4j.model.Calendar;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

/** Text from a public form never becomes a property, and is read back as it was meant. */
class HostileTextProperties {

  private static final List<String> NAMES =
      ContentLine.read(Invitations.request(invitation("", "", "", ""))).stream()
          .map(ContentLine::name)
          .toList();

  private static final int NAMES_IN_EVENT =
      NAMES.lastIndexOf("BEGIN") - 1 - NAMES.indexOf("UID") + 1;

  @Property(tries = 5_000)
  void noTextAddsAProperty(
      @ForAll("hostile") String name,
      @ForAll("hostile") String summary,
      @ForAll("hostile") String description,
      @ForAll("hostile") String location) {
    String ics = Invitations.request(invitation(name, summary, description, location));

    assertThat(ContentLine.read(ics)).extracting(ContentLine::name).isEqualTo(NAMES);
    // Readers that split lines by Unicode's rules see no other lines either.
    assertThat(ics.lines().count()).isEqualTo(ics.split("\r\n", -1).length - 1);
    assertThat(ics.split("\\R", -1)).isEqualTo(ics.split("\r\n", -1));
  }

  @Property(tries = 5_000)
  void everyTextIsReadBackWithoutItsControlCharacters(
      @ForAll("hostile") String name,
      @ForAll("hostile") String summary,
      @ForAll("hostile") String description) {
    List<ContentLine> lines =
        ContentLine.read(Invitations.request(invitation(name, summary, description, "")));

    assertThat(ContentLine.only(lines, "SUMMARY").text()).isEqualTo(printable(summary));
    assertThat(lines)
        .filteredOn(line -> line.name().equals("DESCRIPTION"))
        .extracting(ContentLine::text)
        .containsExactly(printable(description), printable(summary));
    String shown = printable(name).replace('\n', ' ').replace('\t', ' ').replace('\\', '/').strip();
    assertThat(ContentLine.only(lines, "CONFERENCE").parameters().getOrDefault("LABEL", ""))
        .isEqualTo(shown);
    for (String property : List.of("ORGANIZER", "ATTENDEE")) {
      ContentLine line = ContentLine.only(lines, property);
      assertThat(line.parameters().getOrDefault("CN", "")).isEqualTo(shown);
      assertThat(line.value()).isEqualTo("mailto:ada@example.org");
    }
  }

  @Property
  void otherReadersSeeTheSameEvent(
      @ForAll("hostile") String name, @ForAll("hostile") String summary) throws Exception {
    String ics = Invitations.request(invitation(name, summary, name, summary));

    VEvent event = Biweekly.parse(ics).first().getEvents().get(0);
    assertThat(event.getProperties().values()).hasSize(NAMES_IN_EVENT);
    assertThat(event.getExperimentalProperties()).isEmpty();
    assertThat(event.getSummary().getValue()).isEqualTo(printable(summary));
    Calendar calendar = new CalendarBuilder().build(new StringReader(ics));
    assertThat(calendar.getComponents()).hasSize(1);
    assertThat(calendar.getComponents().get(0).getProperties()).hasSize(NAMES_IN_EVENT);
  }

  @Property
  void noCommentAndNoNameOfAFeedAddsAProperty(@ForAll("hostile") String text) throws Exception {
    Invitation invitation = invitation("", "", "", "");
    String declined = Invitations.declineCounter(invitation, text + "x");
    ByteArrayOutputStream feed = new ByteArrayOutputStream();
    BookingFeed.of(text, Duration.ofHours(1)).write(Stream.of(invitation), feed);

    assertThat(ContentLine.only(ContentLine.read(declined), "COMMENT").text())
        .isEqualTo(printable(text + "x"));
    List<ContentLine> lines = ContentLine.read(feed.toString(UTF_8));
    assertThat(lines).filteredOn(line -> line.name().equals("ATTENDEE")).isEmpty();
    assertThat(ContentLine.only(lines, "X-WR-CALNAME").text())
        .isEqualTo(printable(text).replace('\n', ' ').replace('\t', ' ').strip());
    assertThat(ContentLine.only(lines, "NAME").text())
        .isEqualTo(ContentLine.only(lines, "X-WR-CALNAME").text());
  }

  @Example
  void aSummaryWithALineBreakStaysASummary() {
    String ics =
        Invitations.request(invitation("", "Hi\r\nATTENDEE:mailto:eve@example.org", "", ""));

    assertThat(ics).contains("\r\nSUMMARY:Hi\\nATTENDEE:mailto:eve@example.org\r\n");
  }

  @Example
  void aNameCannotLeaveItsQuotes() {
    String ics =
        Invitations.request(invitation("Eve\";ROLE=CHAIR:mailto:eve@x.org\r\nX: ^n", "", "", ""));

    assertThat(ics.replace("\r\n ", ""))
        .contains("ORGANIZER;CN=\"Eve^';ROLE=CHAIR:mailto:eve@x.org X: ^^n\":mailto:ada@");
  }

  @Example
  void aBackslashInANameCannotTakeTheClosingQuote() {
    String ics = Invitations.request(invitation("a, b\\", "", "", ""));

    assertThat(ics).contains("ORGANIZER;CN=\"a, b/\":mailto:ada@example.org\r\n");
  }

  @Example
  void aVeryLongNameIsFolded() {
    String name = "語".repeat(10_000);
    String ics = Invitations.request(invitation(name, "", "", ""));

    assertThat(ics.split("\r\n", -1))
        .allSatisfy(line -> assertThat(line.getBytes(UTF_8).length).isLessThanOrEqualTo(75));
    assertThat(ContentLine.only(ContentLine.read(ics), "ORGANIZER").parameters())
        .containsEntry("CN", name);
  }

  /** What is left of a text, character by character; a line break of any kind is a line feed. */
  private static String printable(String text) {
    StringBuilder left = new StringBuilder();
    String lines = text.replace("\r\n", "\n");
    lines
        .codePoints()
        .forEach(
            c -> {
              if ("\n\u000B\f\r\u0085\u2028\u2029".indexOf(c) >= 0) {
                left.append('\n');
              } else if (c >= 0xD800 && c <= 0xDFFF) {
                left.append('\uFFFD');
              } else if (c == '\t' || !Character.isISOControl(c)) {
                left.appendCodePoint(c);
              }
            });
    return left.toString();
  }

  private static Invitation invitation(
      String name, String summary, String description, String location) {
    CalendarUser user = CalendarUser.of(name, "ada@example.org");
    return Invitation.builder(
            "7b0c@slotcore", ZoneOffset.UTC, Instant.EPOCH, Instant.EPOCH.plusSeconds(60))
        .stampedAt(Instant.EPOCH)
        .summary(summary)
        .description(description)
        .location(location)
        .conference(Conference.video(URI.create("https://meet.example.org/")).withLabel(name))
        .alarm(Duration.ofMinutes(5))
        .organizer(user)
        .attendee(user, ParticipationStatus.ACCEPTED)
        .build();
  }

  @Provide
  Arbitrary<String> hostile() {
    Arbitrary<String> pieces =
        Arbitraries.of(
            "\r\n",
            "\r",
            "\n",
            "\n ",
            "\u000B",
            "\f",
            "\u0085",
            "\u2028",
            "\u2029",
            "\u0000",
            "\u007F",
            "\u009B",
            "\u001B[2J",
            "\t",
            "\"",
            "'",
            "^",
            "^n",
            "^'",
            "\\",
            "\\n",
            "\\\\;",
            ",",
            ";",
            ":",
            "=",
            "ATTENDEE:mailto:eve@example.org",
            "END:VEVENT",
            "\uD83D",
            "\uDE00",
            "\uD83D\uDE00",
            "\uFEFF",
            "\u202E",
            "語",
            " ",
            "x".repeat(70));
    Arbitrary<String> any = Arbitraries.strings().all().ofMaxLength(20);
    return Arbitraries.frequencyOf(Tuple.of(4, pieces), Tuple.of(1, any))
        .list()
        .ofMaxSize(12)
        .map(parts -> String.join("", parts));
  }
}
