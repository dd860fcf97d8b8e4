package io.slotcore.gcal;

import io.slotcore.fakes.FakeGoogleEvent;
import io.slotcore.fakes.Fault;
import io.slotcore.spi.BusySource;
import io.slotcore.spi.CalendarWriter;
import io.slotcore.spi.ChangeFeed;
import io.slotcore.testkit.CalendarContract;
import io.slotcore.time.Interval;
import java.time.InstantSource;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;

class GoogleCalendarTest extends CalendarContract {

  private final GoogleWorld world = new GoogleWorld();
  private final GoogleCalendar calendar = world.account.calendar(GoogleWorld.ADA);

  @AfterEach
  void close() {
    world.close();
  }

  @Override
  protected BusySource source() {
    return calendar;
  }

  @Override
  protected CalendarWriter writer() {
    return calendar;
  }

  @Override
  protected ChangeFeed changes() {
    return calendar;
  }

  @Override
  protected InstantSource clock() {
    return world.clock;
  }

  @Override
  protected void writeAsOwner(String uid, Interval time) {
    Optional<String> eventId = eventId(uid);
    if (eventId.isPresent()) {
      world.ada.move(eventId.get(), time.start(), time.end());
    } else {
      world.ada.put(FakeGoogleEvent.timed(uid, time.start(), time.end()));
    }
  }

  @Override
  protected void removeAsOwner(String uid) {
    world.ada.remove(eventId(uid).orElseThrow());
  }

  private Optional<String> eventId(String uid) {
    String ours = EventIds.of(uid);
    return world.ada.event(ours).map(event -> ours).or(() -> world.ada.idOf(uid));
  }

  @Override
  protected void disconnect() {
    world.google.http().fail(Integer.MAX_VALUE, new Fault.ClosedBefore());
  }

  @Override
  protected void garble() {
    world.google.http().fail(Integer.MAX_VALUE, Fault.webPage());
  }
}
