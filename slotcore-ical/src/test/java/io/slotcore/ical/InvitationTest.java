package io.slotcore.ical;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InvitationTest {

  private static final Instant NINE = Instant.parse("2027-03-10T09:00:00Z");
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

  @Test
  void anInvitationHasWhatItsBuilderWasGiven() {
    Attendee carol =
        Attendee.of(
            CalendarUser.of("Carol", "carol@example.org"), ParticipationStatus.NEEDS_ACTION);
    Invitation invitation =
        Sample.builder()
            .sequence(3)
            .description("About it")
            .location("Room 4")
            .url(URI.create("https://example.org/"))
            .attendee(carol)
            .build();

    assertThat(invitation.uid()).isEqualTo("7b0c@slotcore");
    assertThat(invitation.zone()).isEqualTo(BERLIN);
    assertThat(invitation.start()).isEqualTo(NINE);
    assertThat(invitation.end()).isEqualTo(NINE.plusSeconds(1800));
    assertThat(invitation.sequence()).isEqualTo(3);
    assertThat(invitation.stampedAt()).isEqualTo("2026-11-20T08:15:30.5Z");
    assertThat(invitation.summary()).isEqualTo("Intro call with Ada");
    assertThat(invitation.description()).contains("About it");
    assertThat(invitation.location()).contains("Room 4");
    assertThat(invitation.url()).contains(URI.create("https://example.org/"));
    assertThat(invitation.organizer()).isEqualTo(Sample.ADA);
    assertThat(invitation.attendees())
        .containsExactly(Attendee.of(Sample.BOB, ParticipationStatus.ACCEPTED), carol);
  }

  @Test
  void equalPartsMakeEqualInvitations() {
    assertThat(Sample.builder().build())
        .isEqualTo(Sample.builder().build())
        .hasSameHashCodeAs(Sample.builder().build())
        .isNotEqualTo(Sample.builder().sequence(1).build())
        .isNotEqualTo(Sample.builder().description("").build());
  }

  @Test
  void personalDataStayOutOfToString() {
    assertThat(Sample.builder().build())
        .hasToString(
            "Invitation[7b0c@slotcore, sequence=0, 2027-03-10T09:00:00Z/2027-03-10T09:30:00Z,"
                + " Europe/Berlin]");
    assertThat(Attendee.of(Sample.BOB, ParticipationStatus.ACCEPTED))
        .hasToString("Attendee[role=REQUIRED, status=ACCEPTED, reply=false]");
  }

  @Test
  void aReplyIsAskedOfThoseWhoHaveNotAnswered() {
    Attendee unanswered = Attendee.of(Sample.BOB, ParticipationStatus.NEEDS_ACTION);

    assertThat(unanswered.isReplyExpected()).isTrue();
    assertThat(unanswered.withoutReply().isReplyExpected()).isFalse();
    assertThat(unanswered).isNotEqualTo(unanswered.withoutReply());
    assertThat(unanswered.withRole(ParticipationRole.CHAIR).isReplyExpected()).isTrue();
    assertThat(Attendee.of(Sample.BOB, ParticipationStatus.TENTATIVE).isReplyExpected()).isFalse();
  }

  @Test
  void theSequenceIsNotNegative() {
    refused(Sample.builder().sequence(-1), "sequence (-1) must not be negative");
  }

  @Test
  void theEndIsAfterTheStart() {
    refused(
        Sample.at("UTC", NINE, NINE),
        "end (2027-03-10T09:00:00Z) must be after start (2027-03-10T09:00:00Z)");
  }

  @Test
  void startAndEndAreWholeSeconds() {
    refused(
        Sample.at("UTC", NINE.plusMillis(1), NINE.plusSeconds(60)),
        "start (2027-03-10T09:00:00.001Z) must be a whole second");
    refused(
        Sample.at("UTC", NINE, NINE.plusNanos(1)),
        "end (2027-03-10T09:00:00.000000001Z) must be a whole second");
  }

  @Test
  void aYearHasFourDigits() {
    Instant late = Instant.parse("+10000-01-01T00:00:00Z");
    refused(
        Sample.at("UTC", NINE, late),
        "end (+10000-01-01T00:00:00Z) must lie in the years 1 to 9999");
    refused(
        Sample.at("UTC", Instant.parse("0000-12-31T00:00:00Z"), NINE),
        "start (0000-12-31T00:00:00Z) must lie in the years 1 to 9999");
    refused(
        Sample.builder().stampedAt(late),
        "stampedAt (+10000-01-01T00:00:00Z) must lie in the years 1 to 9999");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", " ", "a ", "a\tb", "a\r\nb", "a\nb", "a\u0000b", "a\u2028b", "a\uD83D"})
  void aUidIsOneLineWithoutControlCharactersOrOuterSpaces(String uid) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Invitation.builder(uid, BERLIN, NINE, NINE.plusSeconds(1)).build())
        .withMessageContaining("must be one line without control characters or outer spaces")
        .satisfies(e -> assertThat(e.getMessage()).doesNotContain("\n", "\r", "\u2028"));
  }

  @Test
  void aUidHasAtMost255Octets() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> Invitation.builder("é".repeat(128), BERLIN, NINE, NINE.plusSeconds(1)).build())
        .withMessage("uid (256 octets) must not be longer than 255 octets");
  }

  @Test
  void aUrlIsAbsolute() {
    refused(Sample.builder().url(URI.create("/meet/1")), "url (/meet/1) must be absolute");
  }

  @Test
  void stampSummaryOrganizerAndAnAttendeeMustBeGiven() {
    Invitation.Builder builder =
        Invitation.builder("7b0c@slotcore", BERLIN, NINE, NINE.plusSeconds(1));

    refused(builder, "invitation 7b0c@slotcore has no stampedAt");
    refused(builder.stampedAt(NINE), "invitation 7b0c@slotcore has no summary");
    refused(builder.summary("Intro"), "invitation 7b0c@slotcore has no organizer");
    refused(builder.organizer(Sample.ADA), "invitation 7b0c@slotcore has no attendee");
    assertThat(builder.attendee(Sample.BOB, ParticipationStatus.ACCEPTED).build()).isNotNull();
  }

  @Test
  void anAlarmIsWholeMinutesUpToAYearBeforeTheStart() {
    Duration tooLong = Duration.ofDays(366).plusMinutes(1);
    for (Duration wrong : List.of(Duration.ofMinutes(-1), Duration.ofSeconds(90), tooLong)) {
      refused(
          Sample.builder().alarm(wrong),
          "alarm (" + wrong + ") must be whole minutes, 0 to 366 days before the start");
    }
    assertThat(Sample.builder().alarm(Duration.ZERO).alarm(Duration.ZERO).build().alarms())
        .containsExactly(Duration.ZERO);
  }

  @Test
  void aConferenceHasAnAbsoluteLinkThatStaysOutOfToString() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Conference.video(URI.create("/room")))
        .withMessage("uri (/room) must be absolute");
    assertThat(Conference.video(URI.create("https://meet.example.org/secret")))
        .hasToString("Conference[AUDIO, VIDEO]");
  }

  @Test
  void aCopyDiffersInTimeOrSequenceOnly() {
    Invitation invitation = Sample.withEverything();
    Instant later = invitation.start().plusSeconds(86_400);

    Invitation moved = invitation.at(later, later.plusSeconds(60)).withSequence(9);
    assertThat(moved.start()).isEqualTo(later);
    assertThat(moved.sequence()).isEqualTo(9);
    assertThat(moved.at(invitation.start(), invitation.end()).withSequence(3))
        .isEqualTo(invitation);
  }

  private static void refused(Invitation.Builder builder, String message) {
    assertThatIllegalArgumentException().isThrownBy(builder::build).withMessage(message);
  }
}
