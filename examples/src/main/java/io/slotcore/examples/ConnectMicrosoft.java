package io.slotcore.examples;

import io.slotcore.fakes.FakeGraph;
import io.slotcore.outlook.MicrosoftAccount;
import io.slotcore.outlook.MicrosoftAddresses;
import io.slotcore.outlook.MicrosoftApp;
import io.slotcore.outlook.MicrosoftTokens;
import io.slotcore.outlook.OutlookCalendar;
import io.slotcore.spi.CalendarEvent;
import io.slotcore.spi.CalendarInfo;
import io.slotcore.spi.Meeting;
import io.slotcore.spi.MeetingRequest;
import io.slotcore.spi.StoredEvent;
import io.slotcore.time.Interval;
import java.net.URI;
import java.time.InstantSource;
import java.time.ZoneId;

/** A Microsoft account, from consent to a Teams link: see docs/connecting-microsoft.md. */
public final class ConnectMicrosoft {

  private ConnectMicrosoft() {}

  /** Prints what the document says. */
  public static void main(String[] args) {
    InstantSource clock = InstantSource.system();
    ZoneId berlin = ZoneId.of("Europe/Berlin");
    URI redirect = URI.create("https://bookings.example.com/microsoft/callback");
    try (FakeGraph graph = FakeGraph.start(clock)) {
      graph.addAccount("ada@example.com", berlin);
      graph.allowRedirect(redirect);
      MicrosoftApp app =
          MicrosoftApp.builder(FakeGraph.CLIENT_ID, FakeGraph.CLIENT_SECRET, clock)
              .addresses( // without this line it is Microsoft itself
                  new MicrosoftAddresses(graph.root(), graph.login()))
              .build();

      // The owner's browser goes to Microsoft, agrees, and comes back with a code.
      String verifier = MicrosoftApp.newVerifier();
      URI consent = app.consent(redirect, "state-of-this-session", verifier);
      String back = graph.agree(consent, "ada@example.com").getQuery();
      String code = back.replaceAll(".*code=([^&]*).*", "$1");
      MicrosoftTokens tokens = app.connect(code, verifier, redirect);

      MicrosoftAccount account =
          app.account(
              tokens,
              renewed -> System.out.println("keep " + renewed),
              uid -> uid.endsWith("@bookings.example.com"));
      CalendarInfo first = account.calendars().get(0);
      System.out.println(first.name() + (first.meetings() ? " with Teams" : ""));

      Interval time = Interval.parse("2027-03-22T09:00:00Z/2027-03-22T09:30:00Z");
      String uid = "1@bookings.example.com";
      Meeting meeting =
          account.meetings().create(new MeetingRequest(uid, time, berlin, "Intro call"));
      System.out.println(meeting.state() + " " + meeting.link().orElseThrow());

      OutlookCalendar calendar = account.calendar(first.id(), berlin);
      calendar.create(
          CalendarEvent.builder(uid, time, berlin, "Intro call")
              .link(meeting.link().orElseThrow())
              .build());
      System.out.println(calendar.find(uid).flatMap(StoredEvent::time).orElseThrow());
      System.out.println(calendar.busy(time).periods());
    }
  }
}
