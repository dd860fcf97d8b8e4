package io.slotcore.spi;

import java.util.Optional;

/**
 * Makes the links under which people meet online. Safe for use by several threads.
 *
 * <p>A meeting has two names: the id that the caller chooses, which stays the same for the life of
 * a booking, and the reference that the provider gives, a text that only the provider understands.
 *
 * <p>ML-01: creating again with the same id, say because an answer was lost, makes no second
 * meeting and returns the one that is there. Of racing calls with one id all return the same
 * meeting.
 *
 * <p>ML-02: a link is told if and only if the provider says that the meeting is ready; {@link
 * #find} tells it once it is. What the provider has given up making is {@link
 * Meeting.State#FAILED}.
 *
 * <p>ML-03: a link is told only if it is one of https at a host of the provider's.
 *
 * <p>ML-04: a change of time or title keeps the link.
 *
 * <p>ML-05: deleting what is not there is no error. What is deleted is not found, and its id may be
 * used again.
 *
 * <p>ML-06: a provider that cannot be asked, or whose answer cannot be understood, is a {@link
 * CalendarException}; it says whether a retry can help. Whether a call that failed had an effect is
 * found out by {@linkplain #create creating again}.
 */
public interface MeetingLinks {

  /**
   * Makes a meeting, or returns the one of that id (ML-01 to ML-03).
   *
   * @param request what is asked for; if there is one of that id, its time and title stay
   * @return the meeting, of which the link may still be {@linkplain Meeting.State#PENDING pending}
   * @throws CalendarException if there is no whole answer (ML-06)
   */
  Meeting create(MeetingRequest request);

  /**
   * Looks at a meeting (ML-02, ML-03).
   *
   * @param reference of the meeting
   * @return empty if it is not there
   * @throws CalendarException if there is no whole answer (ML-06)
   */
  Optional<Meeting> find(String reference);

  /**
   * Changes the time and title of a meeting (ML-04).
   *
   * @param reference of the meeting
   * @param request of the same id; what it is from now on
   * @return the meeting
   * @throws CalendarException if there is no whole answer (ML-06); {@link
   *     CalendarException.Problem#MISSING} if it is not there
   */
  Meeting update(String reference, MeetingRequest request);

  /**
   * Removes a meeting (ML-05).
   *
   * @param reference of the meeting
   * @throws CalendarException if it could not be removed, or nobody knows whether it was (ML-06)
   */
  void delete(String reference);
}
