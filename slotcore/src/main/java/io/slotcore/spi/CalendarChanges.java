package io.slotcore.spi;

import static java.util.Objects.requireNonNull;

import java.util.Set;

/** What a {@link ChangeFeed} tells. */
public sealed interface CalendarChanges {

  /**
   * What was changed. If nothing was, both are empty and the cursor may be the old one.
   *
   * @param own the UIDs of our events that were added, changed or deleted, by whomever
   * @param foreign how many other events were; busy time may differ if it is not zero
   * @param cursor where to go on
   */
  record Since(Set<String> own, int foreign, String cursor) implements CalendarChanges {

    /**
     * Copies the set.
     *
     * @param own the UIDs of our events that were added, changed or deleted
     * @param foreign how many other events were
     * @param cursor where to go on
     */
    public Since {
      own = Set.copyOf(own);
      requireNonNull(cursor, "cursor");
    }
  }

  /**
   * The calendar cannot tell what was changed since that cursor, for instance because it is too old
   * or another calendar's: {@linkplain ChangeFeed#start start} anew and read everything again.
   */
  record StartOver() implements CalendarChanges {}
}
