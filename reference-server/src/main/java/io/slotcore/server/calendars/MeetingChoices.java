package io.slotcore.server.calendars;

import io.slotcore.server.accounts.User;
import io.slotcore.server.calendars.CalendarsPage.Meetings;
import io.slotcore.server.calendars.CalendarsPage.TypeLine;
import io.slotcore.server.eventtypes.MeetingChoice;
import io.slotcore.server.eventtypes.MeetingKind;
import io.slotcore.server.eventtypes.Offer;
import io.slotcore.server.eventtypes.Offers;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Who makes the links of a host's event types. Thread-safe. */
public final class MeetingChoices {

  private final CalendarStore store;
  private final Offers offers;

  /** Takes where accounts and event types are kept. */
  public MeetingChoices(CalendarStore store, Offers offers) {
    this.store = store;
    this.offers = offers;
  }

  /** Returns the choices of a host; an account that is gone can still be seen as chosen. */
  Meetings of(User host) {
    Map<String, String> accounts = new LinkedHashMap<>();
    for (Account account : store.meetingAccounts(host.tenantId(), host.id())) {
      accounts.put(
          account.id().toString(), MeetingKind.GOOGLE_MEET.title() + ", " + account.name());
    }
    return new Meetings(offers.of(host).stream().map(MeetingChoices::type).toList(), accounts);
  }

  private static TypeLine type(Offer offer) {
    return new TypeLine(
        offer.slug(),
        offer.title(),
        offer.location(),
        offer.meeting().map(choice -> choice.account().toString()).orElse(""));
  }

  /** Sets who makes the links of an event type; what is no account of the host changes nothing. */
  void choose(User host, String slug, String chosen) {
    if (chosen.isEmpty()) {
      offers.meet(host, slug, Optional.empty());
    } else if (of(host).accounts().containsKey(chosen)) {
      MeetingChoice choice = new MeetingChoice(MeetingKind.GOOGLE_MEET, UUID.fromString(chosen));
      offers.meet(host, slug, Optional.of(choice));
    }
  }
}
