/** Google Calendar, Microsoft Graph and Zoom as HTTP servers on loopback, for tests. */
module io.slotcore.fakes {
  requires transitive com.fasterxml.jackson.databind;
  requires java.net.http;
  requires jdk.httpserver;
  requires static org.jspecify;

  exports io.slotcore.fakes;
}
