package io.slotcore.spi;

import java.util.Optional;

/**
 * Keeps our events in one calendar that others change, too. Safe for use by several threads.
 *
 * <p>An event is known by its UID, which stays the same for the life of a booking. Each state of it
 * has a version, a text that only the calendar understands; it comes with every answer and goes
 * with every change.
 *
 * <p>CW-01: what was written is found, at its time.
 *
 * <p>CW-02: creating again what is there at the same time, say because an answer was lost, changes
 * nothing and returns the version that is there.
 *
 * <p>CW-03: a change with another version than that of the event, or of an event that is gone,
 * changes nothing and throws {@link EventChangedException}. Of several changes with one version at
 * most one succeeds.
 *
 * <p>CW-04: deleting what is not there is no error.
 *
 * <p>CW-05: our events never come back as busy time, wherever they are moved to (BU-03).
 */
public interface CalendarWriter {

  /**
   * Adds an event (CW-01, CW-02).
   *
   * @param event what is added
   * @return its version
   * @throws EventChangedException if the calendar has an event of that UID at another time
   * @throws CalendarException if it could not be added, or nobody knows whether it was
   */
  String create(CalendarEvent event);

  /**
   * Replaces an event (CW-01, CW-03).
   *
   * @param event what it is from now on
   * @param version what it was when it was last seen
   * @return its new version
   * @throws EventChangedException if it was changed or deleted meanwhile
   * @throws CalendarException if it could not be changed, or nobody knows whether it was
   */
  String update(CalendarEvent event, String version);

  /**
   * Removes an event (CW-03, CW-04).
   *
   * @param uid of the event
   * @param version what it was when it was last seen
   * @throws EventChangedException if it was changed meanwhile
   * @throws CalendarException if it could not be removed, or nobody knows whether it was
   */
  void delete(String uid, String version);

  /**
   * Reads what is there of an event, for instance to decide after an {@link EventChangedException}.
   *
   * @param uid of the event
   * @return empty if it is not there
   * @throws CalendarException if it could not be read
   */
  Optional<StoredEvent> find(String uid);
}
