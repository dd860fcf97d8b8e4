package io.slotcore.slot;

import static java.util.Objects.requireNonNull;

import java.util.UUID;

/**
 * Names a booking, and the hold that it may have begun as.
 *
 * @param value unique within a tenant
 */
public record BookingId(UUID value) implements Comparable<BookingId> {

  /**
   * Checks that there is a value.
   *
   * @param value unique within a tenant
   */
  public BookingId {
    requireNonNull(value, "value");
  }

  /**
   * Reads what {@link #toString()} writes.
   *
   * @param text a UUID
   * @return the id
   * @throws IllegalArgumentException if the text is not a UUID
   */
  public static BookingId parse(CharSequence text) {
    return new BookingId(UUID.fromString(text.toString()));
  }

  /**
   * Orders by value, as its text and databases do; {@link UUID#compareTo} takes it for signed.
   *
   * @param other the id to compare with
   * @return negative, zero or positive as this one sorts before, with or after the other
   */
  @Override
  public int compareTo(BookingId other) {
    int high =
        Long.compareUnsigned(value.getMostSignificantBits(), other.value.getMostSignificantBits());
    return high != 0
        ? high
        : Long.compareUnsigned(
            value.getLeastSignificantBits(), other.value.getLeastSignificantBits());
  }

  /**
   * Returns the UUID.
   *
   * @return the text that {@link #parse} reads
   */
  @Override
  public String toString() {
    return value.toString();
  }
}
