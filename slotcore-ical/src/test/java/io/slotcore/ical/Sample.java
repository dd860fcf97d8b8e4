package io.slotcore.ical;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;

/** Invitations for tests, complete but for what the test is about. */
final class Sample {

  static final CalendarUser ADA = CalendarUser.of("Ada Lovelace", "ada@example.org");
  static final CalendarUser BOB = CalendarUser.of("Bob", "bob@example.org");

  private Sample() {}

  static Invitation.Builder builder() {
    return at("Europe/Berlin", Instant.parse("2027-03-10T09:00:00Z"));
  }

  /** An invitation with all its parts, and what is special to the format in each text. */
  static Invitation withEverything() {
    Instant start = Instant.parse("2027-03-10T09:00:00Z");
    return Invitation.builder(
            "7b0c,1;2@slotcore",
            ZoneId.of("Europe/Berlin"),
            start,
            start.plus(Duration.ofMinutes(30)))
        .sequence(3)
        .stampedAt(Instant.parse("2026-11-20T08:15:30Z"))
        .summary("Überblick; 語, \uD83D\uDE00 \"quoted\" \\n")
        .description("First line\n\nThird: a, b; c\\" + " and on".repeat(40))
        .location("Room 4, Main St. 1; 2nd floor")
        .url(URI.create("https://book.example.org/a;b,c?x=1&y=%20"))
        .conference(
            Conference.video(URI.create("https://meet.example.org/a;b,c?x=1&y=%20"))
                .withLabel("Join: 'here', 語; ^"))
        .conference(Conference.phone(URI.create("tel:+49-30-1234,,567")))
        .alarm(Duration.ofMinutes(15))
        .alarm(Duration.ofDays(1))
        .organizer(CalendarUser.of("Ada \"Countess\" Lovelace, née Byron; x:y ^2", ADA.address()))
        .attendee(CalendarUser.of("Bob", "bob+slots@example.org"), ParticipationStatus.ACCEPTED)
        .attendee(
            Attendee.of(CalendarUser.of("", "carol@example.org"), ParticipationStatus.NEEDS_ACTION)
                .withRole(ParticipationRole.OPTIONAL))
        .attendee(
            Attendee.of(
                    CalendarUser.of("Room 4", "room4@example.org"), ParticipationStatus.ACCEPTED)
                .withType(AttendeeType.ROOM))
        .build();
  }

  static Invitation.Builder at(String zone, Instant start) {
    return at(zone, start, start.plus(Duration.ofMinutes(30)));
  }

  static Invitation.Builder at(String zone, Instant start, Instant end) {
    return Invitation.builder("7b0c@slotcore", ZoneId.of(zone), start, end)
        .stampedAt(Instant.parse("2026-11-20T08:15:30.5Z"))
        .summary("Intro call with Ada")
        .organizer(ADA)
        .attendee(BOB, ParticipationStatus.ACCEPTED);
  }
}
