/** Invitations, feeds, subscriptions and CalDAV. */
module io.slotcore.ical {
  requires transitive io.slotcore;
  requires org.slf4j;

  exports io.slotcore.ical;
  exports io.slotcore.ical.freebusy;
}
