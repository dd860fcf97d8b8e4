package io.slotcore.server.meetings;

import io.slotcore.spi.CalendarException;
import io.slotcore.spi.CalendarException.Problem;
import io.slotcore.spi.Meeting;
import io.slotcore.spi.MeetingLinks;
import io.slotcore.spi.MeetingRequest;
import io.slotcore.testkit.SimulatedMeetings;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

/** A provider that fails once, at a step that the test chooses. Thread-safe. */
final class FailingMeetings implements MeetingLinks {

  private final SimulatedMeetings meetings = new SimulatedMeetings();
  private final AtomicReference<Optional<Failure>> next = new AtomicReference<>(Optional.empty());
  private final AtomicReference<Optional<Runnable>> meanwhile =
      new AtomicReference<>(Optional.empty());
  private volatile Step happening = Step.LINK;
  private final AtomicInteger updates = new AtomicInteger();

  /** Where it fails. */
  enum Step {
    BEFORE_CREATE,
    AFTER_CREATE,
    BEFORE_FIND,
    AFTER_FIND,
    LINK
  }

  /** How it fails. */
  enum Kind {
    /** As a call that fails. */
    CALL,
    /** As a server that is killed: nothing else is run. */
    KILL
  }

  /** A failure that is to happen. */
  record Failure(Step step, Kind kind) {}

  /** Runs something once, while the provider is at a step. */
  void during(Step step, Runnable meanwhile) {
    happening = step;
    this.meanwhile.set(Optional.of(meanwhile));
  }

  /** Ends the thread past everything that handles exceptions. */
  static final class Killed extends Error {
    private static final long serialVersionUID = 1L;
  }

  SimulatedMeetings meetings() {
    return meetings;
  }

  int updates() {
    return updates.get();
  }

  void failOnce(Failure failure) {
    next.set(Optional.of(failure));
  }

  void step(Step step) {
    if (step == happening) {
      meanwhile.getAndSet(Optional.empty()).ifPresent(Runnable::run);
    }
    Optional<Failure> failure = next.get();
    if (failure.map(Failure::step).filter(step::equals).isPresent()
        && next.compareAndSet(failure, Optional.empty())) {
      if (failure.get().kind() == Kind.KILL) {
        throw new Killed();
      }
      throw new CalendarException(Problem.UNREACHABLE, "made to fail", null);
    }
  }

  private <T> T around(Step before, Step after, Supplier<T> call) {
    step(before);
    T answer = call.get();
    step(after);
    return answer;
  }

  @Override
  public Meeting create(MeetingRequest request) {
    return around(Step.BEFORE_CREATE, Step.AFTER_CREATE, () -> meetings.create(request));
  }

  @Override
  public Optional<Meeting> find(String reference) {
    return around(
        Step.BEFORE_FIND,
        Step.AFTER_FIND,
        () -> {
          // It was being made, until somebody asked.
          meetings.finishMaking();
          return meetings.find(reference);
        });
  }

  @Override
  public Meeting update(String reference, MeetingRequest request) {
    updates.incrementAndGet();
    return meetings.update(reference, request);
  }

  @Override
  public void delete(String reference) {
    meetings.delete(reference);
  }
}
