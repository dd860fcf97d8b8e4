/** Invitations, feeds, subscriptions and CalDAV. */
module io.slotcore.ical {
  requires transitive io.slotcore;
  requires java.xml;
  requires org.apache.httpcomponents.client5.httpclient5;
  requires org.apache.httpcomponents.core5.httpcore5;
  requires org.slf4j;

  exports io.slotcore.ical;
  exports io.slotcore.ical.freebusy;
  exports io.slotcore.ical.http;
  exports io.slotcore.ical.remote;
}
