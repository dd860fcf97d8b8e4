package io.slotcore.spi;

import static java.util.Objects.requireNonNull;

/**
 * Names the one hold that a visitor may have of an event type.
 *
 * @param eventTypeId the event type
 * @param visitor the visitor
 */
public record HoldKey(String eventTypeId, String visitor) {

  /**
   * Checks that both are there.
   *
   * @param eventTypeId the event type
   * @param visitor the visitor
   */
  public HoldKey {
    requireNonNull(eventTypeId, "eventTypeId");
    requireNonNull(visitor, "visitor");
  }
}
