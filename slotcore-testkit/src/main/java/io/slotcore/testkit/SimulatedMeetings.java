package io.slotcore.testkit;

import io.slotcore.spi.CalendarException;
import io.slotcore.spi.CalendarException.Problem;
import io.slotcore.spi.Meeting;
import io.slotcore.spi.MeetingLinks;
import io.slotcore.spi.MeetingRequest;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A maker of meeting links in memory that keeps all promises of one: for tests of what uses one.
 * What it does wrong is set by {@link #fail}, {@link #loseNextAnswer} and {@link #make}. Safe for
 * use by several threads.
 */
public final class SimulatedMeetings implements MeetingLinks {

  private final Map<String, Meeting> meetings = new TreeMap<>();
  private final Map<String, String> references = new TreeMap<>();
  private int made;
  private Meeting.State making = Meeting.State.READY;
  private @Nullable Problem broken;
  private boolean losing;

  /** Makes a provider without meetings. */
  public SimulatedMeetings() {}

  /**
   * Sets how far the meetings are when they were just created.
   *
   * @param state of the meetings that are created from now on
   */
  public synchronized void make(Meeting.State state) {
    making = state;
  }

  /** Makes all links that are pending. */
  public synchronized void finishMaking() {
    meetings.replaceAll(
        (reference, meeting) ->
            meeting.state() == Meeting.State.PENDING ? ready(reference) : meeting);
  }

  /**
   * Makes all calls fail from now on, without effect.
   *
   * @param problem how
   */
  public synchronized void fail(Problem problem) {
    broken = problem;
  }

  /** Makes calls succeed again. */
  public synchronized void recover() {
    broken = null;
    losing = false;
  }

  /** Makes the next call that changes something fail after its effect. */
  public synchronized void loseNextAnswer() {
    losing = true;
  }

  /**
   * Counts the meetings.
   *
   * @return how many were not deleted
   */
  public synchronized int count() {
    return meetings.size();
  }

  @Override
  public synchronized Meeting create(MeetingRequest request) {
    answer();
    String reference = references.computeIfAbsent(request.id(), id -> "m" + ++made);
    Meeting meeting = meetings.computeIfAbsent(reference, this::made);
    changed();
    return meeting;
  }

  private Meeting made(String reference) {
    return making == Meeting.State.READY
        ? ready(reference)
        : new Meeting(reference, making, Optional.empty());
  }

  private static Meeting ready(String reference) {
    return Meeting.ready(reference, URI.create("https://meet.example.com/" + reference));
  }

  @Override
  public synchronized Optional<Meeting> find(String reference) {
    answer();
    return Optional.ofNullable(meetings.get(reference));
  }

  @Override
  public synchronized Meeting update(String reference, MeetingRequest request) {
    answer();
    Meeting meeting = meetings.get(reference);
    if (meeting == null) {
      throw new CalendarException(Problem.MISSING, "there is no meeting " + reference, null);
    }
    changed();
    return meeting;
  }

  @Override
  public synchronized void delete(String reference) {
    answer();
    meetings.remove(reference);
    references.values().remove(reference);
    changed();
  }

  private void answer() {
    if (broken != null) {
      throw new CalendarException(broken, "the simulated provider is " + broken, null);
    }
  }

  private void changed() {
    if (losing) {
      losing = false;
      throw new CalendarException(
          Problem.UNREACHABLE, "the simulated provider's answer was lost", null);
    }
  }
}
