/** Outlook and Microsoft 365 calendars. */
module io.slotcore.outlook {
  requires transitive io.slotcore;
  requires com.fasterxml.jackson.core;
  requires com.fasterxml.jackson.databind;
  requires java.net.http;
  requires static org.jspecify;

  exports io.slotcore.outlook;
}
