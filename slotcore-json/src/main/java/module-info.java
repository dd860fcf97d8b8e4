/** Schedules, event types, facts and questions as JSON documents, and slots as JSON. */
module io.slotcore.json {
  requires transitive io.slotcore;
  requires com.fasterxml.jackson.core;
  requires com.fasterxml.jackson.databind;
  requires static org.jspecify;

  exports io.slotcore.json;
}
