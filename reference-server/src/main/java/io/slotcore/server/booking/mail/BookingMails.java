package io.slotcore.server.booking.mail;

import io.slotcore.booking.Attendee;
import io.slotcore.booking.Booking;
import io.slotcore.booking.BookingEvent;
import io.slotcore.booking.Command;
import io.slotcore.server.accounts.User;
import io.slotcore.server.booking.BookingDesk;
import io.slotcore.server.booking.Invites;
import io.slotcore.server.booking.Links;
import io.slotcore.server.eventtypes.Offer;
import io.slotcore.server.eventtypes.Question;
import io.slotcore.server.i18n.Messages;
import io.slotcore.server.i18n.Reader;
import io.slotcore.server.i18n.TimeText;
import io.slotcore.server.notifications.Mail;
import io.slotcore.server.notifications.MailAddress;
import io.slotcore.server.notifications.Mailer;
import io.slotcore.spi.Delivery;
import java.net.URI;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Tells booker and host of every booking, move and cancel, by mail with the invitation.
 *
 * <p>A consumer of the outbox for each side, so that a mail that cannot be sent to one of them
 * holds back nothing of the other. Thread-safe.
 */
public final class BookingMails {

  /** The consumer that writes to the booker. */
  public static final String TO_BOOKER = "mail.booker";

  /** The consumer that writes to the host. */
  public static final String TO_HOST = "mail.host";

  private final BookingDesk desk;
  private final Links links;
  private final Invites invites;
  private final Mailer mailer;
  private final LetterPages pages;

  /** Takes what the mails are about, and who sends them. */
  public BookingMails(BookingDesk desk, Links links, Mailer mailer) {
    this.desk = desk;
    this.links = links;
    this.invites = new Invites(links);
    this.mailer = mailer;
    this.pages = new LetterPages();
  }

  /** Sends the mail of an event to the booker, if there is one to send. */
  public void tellBooker(Delivery delivery) {
    subject(delivery.event()).ifPresent(kind -> send(delivery.event(), kind, true));
  }

  /** Sends the mail of an event to the host, if there is one to send. */
  public void tellHost(Delivery delivery) {
    subject(delivery.event()).ifPresent(kind -> send(delivery.event(), kind, false));
  }

  /** Holds are nobody's news, nor is how many guests a session has. */
  private static Optional<String> subject(BookingEvent event) {
    return switch (event.command()) {
      case BOOK, CONFIRM, APPROVE, PAY -> Optional.of("booked");
      case RESCHEDULE -> Optional.of("moved");
      case CANCEL -> Optional.of("cancelled");
      case HOLD, RELEASE, EXPIRE -> Optional.empty();
      case REQUEST, AWAIT_PAYMENT, DECLINE, SEAT, COMPLETE, MARK_NO_SHOW -> Optional.empty();
    };
  }

  private void send(BookingEvent event, String kind, boolean toBooker) {
    String tenantId = event.tenant().value();
    Booking booking = desk.get(tenantId, event.booking());
    if (booking.isSession()) {
      // Of a group each guest has a booking, with events and an invitation of his own.
      return;
    }
    Offer offer = desk.offer(tenantId, booking);
    Attendee attendee = booking.attendee().orElseThrow();
    User host = offer.host();
    Reader reader = toBooker ? Reader.of(attendee.locale()) : Reader.of(host.locale());
    Messages messages = reader.messages();
    Instant start = event.after().start();
    TimeText own = TimeText.of(reader, toBooker ? attendee.zone() : host.zone());
    String who = toBooker ? host.displayName() : attendee.name();
    String title = messages.text("mail.subject." + kind, offer.title(), who, own.dateTime(start));
    Letter letter =
        new Letter(
            title,
            messages.text("mail.lead." + kind, who),
            facts(event, booking, offer, reader),
            toBooker ? changeLinks(messages, event, tenantId) : hostLinks(messages, event));
    Invites.Version version =
        new Invites.Version(
            start,
            event.after().end(),
            event.after().status(),
            event.after().sequence(),
            event.at());
    Mail.Calendar calendar =
        new Mail.Calendar(
            version.method().name(),
            invites.write(booking, offer, version, desk.meetingLink(tenantId, booking)));
    MailAddress to =
        toBooker
            ? new MailAddress(attendee.name(), attendee.email())
            : new MailAddress(host.displayName(), host.email());
    MailAddress replyTo =
        toBooker
            ? new MailAddress(host.displayName(), host.email())
            : new MailAddress(attendee.name(), attendee.email());
    String id = event.id() + (toBooker ? "/booker" : "/host");
    mailer.send(
        Mail.of(tenantId, id, to, pages.body(letter, reader))
            .withReplyTo(replyTo)
            .withCalendar(calendar));
  }

  private Map<String, String> facts(
      BookingEvent event, Booking booking, Offer offer, Reader reader) {
    Messages messages = reader.messages();
    Attendee attendee = booking.attendee().orElseThrow();
    BookingEvent.State after = event.after();
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put(messages.text("booking.what"), offer.title());
    TimeText booker = TimeText.of(reader, attendee.zone());
    facts.put(messages.text("booking.when", attendee.name()), span(booker, after));
    if (!attendee.zone().equals(offer.host().zone())) {
      TimeText host = TimeText.of(reader, offer.host().zone());
      facts.put(messages.text("booking.when", offer.host().displayName()), span(host, after));
    }
    if (event.command() == Command.RESCHEDULE) {
      event
          .before()
          .ifPresent(before -> facts.put(messages.text("hold.insteadOf"), span(booker, before)));
    }
    facts.put(messages.text("booking.where"), where(event, booking, offer));
    facts.put(messages.text("booking.who"), attendee.name() + " <" + attendee.email() + ">");
    Map<String, String> answers = desk.answers(booking);
    for (Question question : offer.questions()) {
      String answer = answers.get(question.id());
      if (answer != null) {
        facts.put(question.label(), answer);
      }
    }
    if (event.command() == Command.CANCEL && !booking.cancelReason().isEmpty()) {
      facts.put(messages.text("booking.reason"), booking.cancelReason());
    }
    return facts;
  }

  private String where(BookingEvent event, Booking booking, Offer offer) {
    Optional<URI> link = desk.meetingLink(event.tenant().value(), booking);
    return link.map(uri -> offer.location() + ", " + uri).orElse(offer.location());
  }

  private static String span(TimeText text, BookingEvent.State state) {
    return text.date(state.start())
        + ", "
        + text.times(state.start(), state.end())
        + ", "
        + text.zoneAt(state.start());
  }

  private Map<String, String> changeLinks(Messages messages, BookingEvent event, String tenantId) {
    if (event.command() == Command.CANCEL) {
      return Map.of();
    }
    Map<String, String> changes = new LinkedHashMap<>();
    changes.put(
        messages.text("mail.see"), links.absolute(links.bookingPath(tenantId, event.booking())));
    changes.put(
        messages.text("booking.move"),
        links.absolute(links.bookingPath(tenantId, event.booking(), "move")));
    changes.put(
        messages.text("booking.cancel"),
        links.absolute(links.bookingPath(tenantId, event.booking(), "cancel")));
    return changes;
  }

  private Map<String, String> hostLinks(Messages messages, BookingEvent event) {
    String path = "/bookings/" + event.booking();
    return Map.of(messages.text("mail.see"), links.absolute(path));
  }

  /**
   * The parts of a mail.
   *
   * @param facts by their labels
   * @param links addresses by what they do
   */
  public record Letter(
      String title, String lead, Map<String, String> facts, Map<String, String> links) {}
}
