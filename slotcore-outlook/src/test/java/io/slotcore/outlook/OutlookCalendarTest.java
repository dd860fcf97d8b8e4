package io.slotcore.outlook;

import io.slotcore.fakes.FakeGraphEvent;
import io.slotcore.fakes.Fault;
import io.slotcore.spi.BusySource;
import io.slotcore.spi.CalendarWriter;
import io.slotcore.spi.ChangeFeed;
import io.slotcore.testkit.CalendarContract;
import io.slotcore.time.Interval;
import java.time.InstantSource;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;

class OutlookCalendarTest extends CalendarContract {

  private final OutlookWorld world = new OutlookWorld();

  @AfterEach
  void close() {
    world.close();
  }

  @Override
  protected BusySource source() {
    return world.calendar;
  }

  @Override
  protected CalendarWriter writer() {
    return world.calendar;
  }

  @Override
  protected ChangeFeed changes() {
    return world.calendar;
  }

  @Override
  protected InstantSource clock() {
    return world.clock;
  }

  @Override
  protected void writeAsOwner(String uid, Interval time) {
    Optional<String> eventId = world.ada.idOf(uid);
    if (eventId.isPresent()) {
      world.ada.move(eventId.get(), time.start(), time.end());
    } else {
      world.ada.put(FakeGraphEvent.timed(uid, time.start(), time.end()));
    }
  }

  @Override
  protected void removeAsOwner(String uid) {
    world.ada.remove(world.ada.idOf(uid).orElseThrow());
  }

  @Override
  protected void disconnect() {
    world.graph.http().fail(Integer.MAX_VALUE, new Fault.ClosedBefore());
  }

  @Override
  protected void garble() {
    world.graph.http().fail(Integer.MAX_VALUE, Fault.webPage());
  }
}
