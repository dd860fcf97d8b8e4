package io.slotcore.spi;

/**
 * Tells what was changed in one calendar. Safe for use by several threads.
 *
 * <p>A cursor is a text that only the calendar understands, and that may be kept for long and used
 * on any node.
 *
 * <p>CF-01: without a change nothing is told, with the same cursor as often as one asks.
 *
 * <p>CF-02: whatever is changed after {@link #start} is told at least once to who goes on from its
 * cursor: start first, read then, and nothing is missed.
 *
 * <p>CF-03: changes of our events, by whomever, bear their UIDs.
 *
 * <p>CF-04: a cursor that the calendar does not know is no error but {@link
 * CalendarChanges.StartOver}.
 */
public interface ChangeFeed {

  /**
   * Returns the cursor of the present state.
   *
   * @return where to begin with {@link #since}
   * @throws CalendarException if the calendar cannot be asked, or tells no changes at all
   */
  String start();

  /**
   * Tells what was changed (CF-01 to CF-04). There may be more: ask again with the new cursor until
   * nothing is told.
   *
   * @param cursor from {@link #start} or from the answer before
   * @return what was changed, or that one has to start over
   * @throws CalendarException if the calendar cannot be asked
   */
  CalendarChanges since(String cursor);
}
