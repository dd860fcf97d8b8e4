/** Scheduling: availability, slots, holds and bookings. */
module io.slotcore {
  requires org.slf4j;
  requires static transitive org.jspecify;
}
