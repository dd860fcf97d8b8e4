package io.slotcore.spi;

import java.time.Duration;
import java.util.List;

/**
 * Hands committed events to consumers, at least once each (BS-08).
 *
 * <p>There is one delivery for each event and consumer. One is due when that consumer has no
 * earlier undelivered one for the same booking, so that each consumer sees the events of one
 * booking in order. Crosses tenants. Safe for use by several threads and nodes.
 */
public interface Outbox {

  /**
   * Takes due deliveries. Until the lease ends nobody else is handed them.
   *
   * @param consumer who asks
   * @param limit how many at the most; at least one
   * @param lease how long the consumer has to report
   * @return of each booking at most one, those due first in front; empty if nothing is due
   * @throws IllegalArgumentException if the limit is below one
   */
  List<Delivery> take(String consumer, int limit, Duration lease);

  /**
   * Reports that an event was handled. Counts also after the end of the lease.
   *
   * @param delivery as it was taken
   */
  void delivered(Delivery delivery);

  /**
   * Reports that an event could not be handled. It is due again after a while, and until then holds
   * back the later events of its booking for this consumer, and nothing else. Counts for nothing if
   * the lease has ended and the event was taken again.
   *
   * @param delivery as it was taken
   * @param error what went wrong, without personal data
   * @param retryAfter when it is due again
   */
  void failed(Delivery delivery, String error, Duration retryAfter);
}
