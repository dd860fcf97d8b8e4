package io.slotcore.ical;

import static org.assertj.core.api.Assertions.assertThat;

import io.slotcore.booking.Booking;
import io.slotcore.booking.BookingStatus;
import io.slotcore.eventtype.Buffers;
import io.slotcore.eventtype.Subject;
import io.slotcore.eventtype.Unit;
import io.slotcore.slot.BookingId;
import io.slotcore.time.Interval;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ReplyActionTest {

  private static final Invitation SENT = Sample.builder().sequence(2).build();
  private static final Interval LATER =
      Interval.of(SENT.start().plus(Duration.ofDays(1)), Duration.ofMinutes(30));

  private static Booking booking(BookingStatus status) {
    ZoneId zone = SENT.zone();
    return Booking.builder(new BookingId(new UUID(1, 2)), status)
        .servedBy("intro", List.of(Unit.of(Subject.host("ada"))))
        .time(SENT.start(), Duration.ofMinutes(30), Buffers.none())
        .promised(zone, LocalDateTime.ofInstant(SENT.start(), zone), "2026a")
        .attendee(new io.slotcore.booking.Attendee("Bob", "Bob@example.org", zone, Locale.ENGLISH))
        .sequence(2)
        .createdAt(Instant.EPOCH)
        .build();
  }

  private static ItipMessage.Version version(int sequence) {
    return new ItipMessage.Version(SENT.uid(), Optional.empty(), sequence, Optional.empty());
  }

  private static ItipMessage reply(ParticipationStatus status) {
    return new ItipMessage.Reply(version(2), Sample.BOB, status, "a comment");
  }

  private static ReplyAction of(ItipMessage message) {
    return ReplyAction.of(message, booking(BookingStatus.CONFIRMED), SENT);
  }

  private static ReplyAction ignored(ReplyAction.Reason why) {
    return new ReplyAction.Ignore(why);
  }

  @Test
  void anAnswerOfTheBookerIsCarriedOutOrKept() {
    assertThat(of(reply(ParticipationStatus.DECLINED)))
        .isEqualTo(new ReplyAction.Cancel("a comment"));
    for (ParticipationStatus kept :
        List.of(ParticipationStatus.ACCEPTED, ParticipationStatus.TENTATIVE)) {
      assertThat(of(reply(kept))).isEqualTo(new ReplyAction.Note(kept, "a comment"));
    }
    for (ParticipationStatus none :
        List.of(ParticipationStatus.NEEDS_ACTION, ParticipationStatus.DELEGATED)) {
      assertThat(of(reply(none))).isEqualTo(ignored(ReplyAction.Reason.NO_ANSWER));
    }
  }

  @Test
  void aLongCommentIsShortenedToAReasonAndStaysOutOfToString() {
    String comment = "x".repeat(1_999) + "\uD83D\uDE00".repeat(10);
    ReplyAction action =
        of(new ItipMessage.Reply(version(2), Sample.BOB, ParticipationStatus.DECLINED, comment));

    assertThat(action).isEqualTo(new ReplyAction.Cancel("x".repeat(1_999))).hasToString("Cancel");
    assertThat(new ReplyAction.Note(ParticipationStatus.TENTATIVE, "secret"))
        .hasToString("Note[TENTATIVE]");
    assertThat(new ReplyAction.Move(LATER, "secret").toString()).doesNotContain("secret");
  }

  @Test
  void aProposalIsAMoveUnlessItIsTheTimeThatThereIs() {
    assertThat(of(new ItipMessage.Counter(version(2), Sample.BOB, LATER, "")))
        .isEqualTo(new ReplyAction.Move(LATER, ""));
    Interval same = Interval.of(SENT.start(), SENT.end());
    assertThat(of(new ItipMessage.Counter(version(2), Sample.BOB, same, "")))
        .isEqualTo(ignored(ReplyAction.Reason.SAME_TIME));
  }

  @Test
  void anAnswerToAnOlderVersionIsStale() {
    assertThat(of(new ItipMessage.Reply(version(1), Sample.BOB, ParticipationStatus.DECLINED, "")))
        .isEqualTo(ignored(ReplyAction.Reason.STALE));
    assertThat(of(new ItipMessage.Counter(version(0), Sample.BOB, LATER, "")))
        .isEqualTo(ignored(ReplyAction.Reason.STALE));
  }

  @Test
  void anAnswerFromAnotherAddressIsNotTheBookers() {
    assertThat(of(new ItipMessage.Reply(version(2), Sample.ADA, ParticipationStatus.DECLINED, "")))
        .isEqualTo(ignored(ReplyAction.Reason.NOT_THE_BOOKER));
    assertThat(of(new ItipMessage.Counter(version(2), Sample.ADA, LATER, "")))
        .isEqualTo(ignored(ReplyAction.Reason.NOT_THE_BOOKER));
  }

  @Test
  void whatIsOverOrOfAnotherEventOrNotSupportedIsIgnored() {
    ItipMessage declined = reply(ParticipationStatus.DECLINED);

    assertThat(ReplyAction.of(declined, booking(BookingStatus.CANCELLED), SENT))
        .isEqualTo(ignored(ReplyAction.Reason.OVER));
    Invitation other =
        Invitation.builder("other", SENT.zone(), SENT.start(), SENT.end())
            .stampedAt(SENT.stampedAt())
            .summary("")
            .organizer(Sample.ADA)
            .attendee(Sample.BOB, ParticipationStatus.ACCEPTED)
            .build();
    assertThat(ReplyAction.of(declined, booking(BookingStatus.CONFIRMED), other))
        .isEqualTo(ignored(ReplyAction.Reason.OTHER_EVENT));
    assertThat(of(new ItipMessage.Unsupported(version(2), "REFRESH")))
        .isEqualTo(ignored(ReplyAction.Reason.NOT_SUPPORTED));
  }
}
