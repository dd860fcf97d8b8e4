package io.slotcore.booking;

import io.slotcore.slot.BookingId;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.UUID;

/** Makes ids that cannot be guessed and that sort by time, so that indexes grow at one end. */
final class TimeOrderedIds {

  private static final SecureRandom RANDOM = new SecureRandom();

  private TimeOrderedIds() {}

  /** Returns a UUID of version 7 (RFC 9562 section 5.7). */
  static BookingId next(Instant now) {
    long high = now.toEpochMilli() << 16 | 0x7000 | RANDOM.nextInt(0x1000);
    long low = RANDOM.nextLong() >>> 2 | 0x8000_0000_0000_0000L;
    return new BookingId(new UUID(high, low));
  }
}
