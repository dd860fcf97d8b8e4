/** Scheduling: availability, slots, holds and bookings. */
module io.slotcore {
  requires org.slf4j;
  requires static transitive org.jspecify;

  exports io.slotcore.booking;
  exports io.slotcore.eventtype;
  exports io.slotcore.freebusy;
  exports io.slotcore.memory;
  exports io.slotcore.schedule;
  exports io.slotcore.slot;
  exports io.slotcore.spi;
  exports io.slotcore.time;
}
