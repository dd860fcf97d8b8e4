package io.slotcore.server.booking;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.slotcore.booking.MovedPromise;
import io.slotcore.server.web.Requests;
import io.slotcore.server.web.Routes;
import io.slotcore.time.ZoneData;
import java.io.IOException;
import java.util.Iterator;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * {@code GET /api/v1/zone-data}: the version of the time-zone data, and the future bookings whose
 * promised local time it would move, for any host of the tenant who is signed in.
 */
public final class ZoneDataApi implements Routes {

  private final BookingDesk desk;
  private final ObjectMapper json;

  /** Takes the service layer and what writes the answer. */
  public ZoneDataApi(BookingDesk desk, ObjectMapper json) {
    this.desk = desk;
    this.json = json;
  }

  @Override
  public void addTo(RoutesConfig routes) {
    routes.get("/api/v1/zone-data", this::show);
  }

  /** Written as it is read, so that no number of bookings needs more memory than a page of them. */
  private void show(Context context) throws IOException {
    Requests.requireSignedIn(context);
    try (Stream<MovedPromise> moved = desk.movedByZoneData(Requests.tenant(context).id())) {
      Iterator<MovedPromise> each = moved.iterator();
      context.contentType("application/json");
      // Left open on a failure: closing it would end the array as if nothing were missing.
      JsonGenerator out = json.createGenerator(context.outputStream());
      out.writeStartObject();
      out.writeStringField("version", ZoneData.version());
      out.writeArrayFieldStart("moved");
      while (each.hasNext()) {
        write(out, each.next());
      }
      out.writeEndArray();
      out.writeEndObject();
      out.flush();
    }
  }

  private static void write(JsonGenerator out, MovedPromise promise) throws IOException {
    out.writeStartObject();
    out.writeStringField("id", promise.booking().toString());
    out.writeStringField("timeZone", promise.zone().getId());
    out.writeStringField("start", promise.start().toString());
    out.writeStringField("promised", promise.promisedStart().toString());
    out.writeStringField("now", promise.presentStart().toString());
    out.writeStringField("promisedTime", promise.comes().name().toLowerCase(Locale.ROOT));
    if (promise.keptAt().isPresent()) {
      out.writeStringField("keptAt", promise.keptAt().get().toString());
    }
    out.writeStringField("promisedBy", promise.recordedVersion());
    out.writeEndObject();
  }
}
