package io.slotcore.testkit;

import io.slotcore.spi.CalendarException.Problem;
import io.slotcore.spi.Meeting.State;
import io.slotcore.spi.MeetingLinks;

class SimulatedMeetingsTest extends MeetingLinksContract {

  private final SimulatedMeetings meetings = new SimulatedMeetings();

  @Override
  protected MeetingLinks links() {
    return meetings;
  }

  @Override
  protected boolean make(Making making) {
    switch (making) {
      case AT_ONCE -> meetings.make(State.READY);
      case LATER -> meetings.make(State.PENDING);
      case NEVER -> meetings.make(State.FAILED);
      case ELSEWHERE -> {
        return false;
      }
    }
    return true;
  }

  @Override
  protected void finishMaking() {
    meetings.finishMaking();
  }

  @Override
  protected void loseNextAnswer() {
    meetings.loseNextAnswer();
  }

  @Override
  protected void disconnect() {
    meetings.fail(Problem.UNREACHABLE);
  }

  @Override
  protected void reconnect() {
    meetings.recover();
  }

  @Override
  protected void garble() {
    meetings.fail(Problem.UNREADABLE);
  }

  @Override
  protected int meetings() {
    return meetings.count();
  }
}
