package io.slotcore.examples;

import io.slotcore.fakes.FakeGoogle;
import io.slotcore.gcal.GoogleAccount;
import io.slotcore.gcal.GoogleAddresses;
import io.slotcore.gcal.GoogleApp;
import io.slotcore.gcal.GoogleCalendar;
import io.slotcore.gcal.GoogleTokens;
import io.slotcore.spi.CalendarEvent;
import io.slotcore.spi.CalendarInfo;
import io.slotcore.spi.Meeting;
import io.slotcore.spi.MeetingRequest;
import io.slotcore.spi.StoredEvent;
import io.slotcore.time.Interval;
import java.net.URI;
import java.time.InstantSource;
import java.time.ZoneId;

/** A Google account, from consent to a Meet link: the example of docs/connecting-google.md. */
public final class ConnectGoogle {

  private ConnectGoogle() {}

  /** Prints what the document says. */
  public static void main(String[] args) {
    InstantSource clock = InstantSource.system();
    ZoneId berlin = ZoneId.of("Europe/Berlin");
    URI redirect = URI.create("https://bookings.example.com/google/callback");
    try (FakeGoogle google = FakeGoogle.start(clock)) {
      google.addAccount("ada@example.com", berlin);
      google.allowRedirect(redirect);
      GoogleApp app =
          GoogleApp.builder(FakeGoogle.CLIENT_ID, FakeGoogle.CLIENT_SECRET, clock)
              .addresses( // without this line it is Google itself
                  new GoogleAddresses(
                      google.root(), google.authorization(), google.token(), google.revocation()))
              .build();

      // The owner's browser goes to Google, agrees, and comes back with a code.
      String verifier = GoogleApp.newVerifier();
      URI consent = app.consent(redirect, "state-of-this-session", verifier);
      String back = google.agree(consent, "ada@example.com").getQuery();
      String code = back.replaceAll(".*code=([^&]*).*", "$1");
      GoogleTokens tokens = app.connect(code, verifier, redirect);

      GoogleAccount account =
          app.account(
              tokens,
              renewed -> System.out.println("keep " + renewed),
              uid -> uid.endsWith("@bookings.example.com"));
      for (CalendarInfo calendar : account.calendars()) {
        System.out.println(calendar.id() + (calendar.meetings() ? " with Meet" : ""));
      }

      Interval time = Interval.parse("2027-03-22T09:00:00Z/2027-03-22T09:30:00Z");
      String uid = "1@bookings.example.com";
      Meeting meeting =
          account
              .meetings("ada@example.com")
              .create(new MeetingRequest(uid, time, berlin, "Intro call"));
      System.out.println(meeting.state() + " " + meeting.link().orElseThrow());

      GoogleCalendar calendar = account.calendar("ada@example.com");
      calendar.create(
          CalendarEvent.builder(uid, time, berlin, "Intro call")
              .link(meeting.link().orElseThrow())
              .guest("Bob", "bob@example.org")
              .build());
      System.out.println(calendar.find(uid).flatMap(StoredEvent::time).orElseThrow());
      System.out.println(calendar.busy(time).periods());

      app.revoke(tokens);
    }
  }
}
