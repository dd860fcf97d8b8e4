package io.slotcore.spi;

import static java.util.Objects.requireNonNull;

import java.net.URI;
import java.util.Optional;

/**
 * An online meeting as its provider has it.
 *
 * @param reference the provider's name of it
 * @param state whether it can be joined
 * @param link where it is joined; there if and only if it is ready
 */
public record Meeting(String reference, State state, Optional<URI> link) {

  /**
   * Checks that there is a link if and only if the meeting is ready.
   *
   * @param reference the provider's name of it
   * @param state whether it can be joined
   * @param link where it is joined
   * @throws IllegalArgumentException if the reference is empty, or state and link disagree
   */
  public Meeting {
    requireNonNull(state, "state");
    if (reference.isEmpty() || link.isPresent() != (state == State.READY)) {
      throw new IllegalArgumentException(
          "meeting '" + reference + "' needs a reference, and a link if and only if it is ready");
    }
  }

  /**
   * Returns a meeting that can be joined.
   *
   * @param reference the provider's name of it
   * @param link where it is joined
   * @return the meeting
   */
  public static Meeting ready(String reference, URI link) {
    return new Meeting(reference, State.READY, Optional.of(link));
  }

  /**
   * Returns a meeting that the provider has not made yet.
   *
   * @param reference the provider's name of it
   * @return the meeting
   */
  public static Meeting pending(String reference) {
    return new Meeting(reference, State.PENDING, Optional.empty());
  }

  /**
   * Returns a meeting that the provider could not make.
   *
   * @param reference the provider's name of it
   * @return the meeting
   */
  public static Meeting failed(String reference) {
    return new Meeting(reference, State.FAILED, Optional.empty());
  }

  /** Returns reference and state; who has the link can join. */
  @Override
  public String toString() {
    return "Meeting[" + reference + ", " + state + "]";
  }

  /** How far the provider is. */
  public enum State {
    /** It can be joined. */
    READY,
    /** The provider is at it: look again. */
    PENDING,
    /** The provider could not make it, and does not try again. */
    FAILED
  }
}
