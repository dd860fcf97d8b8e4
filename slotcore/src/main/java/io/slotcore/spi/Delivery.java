package io.slotcore.spi;

import static java.util.Objects.requireNonNull;

import io.slotcore.booking.BookingEvent;

/**
 * One event on its way to one consumer.
 *
 * @param consumer who is to handle it
 * @param event what happened; its id tells repeats
 * @param attempt how often it was taken, this time included
 */
public record Delivery(String consumer, BookingEvent event, int attempt) {

  /**
   * Checks that all parts are there.
   *
   * @param consumer who is to handle it
   * @param event what happened
   * @param attempt how often it was taken, this time included
   */
  public Delivery {
    requireNonNull(consumer, "consumer");
    requireNonNull(event, "event");
  }
}
