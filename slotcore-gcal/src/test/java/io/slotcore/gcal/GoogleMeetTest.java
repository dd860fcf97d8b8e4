package io.slotcore.gcal;

import io.slotcore.fakes.FakeGoogle;
import io.slotcore.fakes.Fault;
import io.slotcore.spi.MeetingLinks;
import io.slotcore.testkit.MeetingLinksContract;
import org.junit.jupiter.api.AfterEach;

class GoogleMeetTest extends MeetingLinksContract {

  private final GoogleWorld world = new GoogleWorld();
  private final MeetingLinks meetings = world.account.meetings(GoogleWorld.ADA);

  @AfterEach
  void close() {
    world.close();
  }

  @Override
  protected MeetingLinks links() {
    return meetings;
  }

  @Override
  protected boolean make(Making making) {
    world.google.make(FakeGoogle.Making.valueOf(making.name()));
    return true;
  }

  @Override
  protected void finishMaking() {
    world.google.finishMeetings();
  }

  @Override
  protected void loseNextAnswer() {
    world.google.http().fail(1, GoogleWorld::changes, new Fault.ClosedAfter());
  }

  @Override
  protected void disconnect() {
    world.google.http().fail(Integer.MAX_VALUE, new Fault.ClosedBefore());
  }

  @Override
  protected void reconnect() {
    world.google.http().recover();
  }

  @Override
  protected void garble() {
    world.google.http().fail(Integer.MAX_VALUE, Fault.webPage());
  }

  @Override
  protected int meetings() {
    return (int) world.ada.events().stream().filter(event -> event.has("conferenceData")).count();
  }
}
