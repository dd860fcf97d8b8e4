package io.slotcore.server.calendars;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.slotcore.gcal.GoogleNotification;
import io.slotcore.server.web.Requests;
import io.slotcore.server.web.Routes;

/** Where providers call when a calendar was changed. */
public final class PushRoutes implements Routes {

  private final Pushes pushes;
  private final CalendarReading reading;

  /** Takes what knows the channels, and what reads calendars. */
  public PushRoutes(Pushes pushes, CalendarReading reading) {
    this.pushes = pushes;
    this.reading = reading;
  }

  @Override
  public void addTo(RoutesConfig routes) {
    routes.post(Pushes.PATH, this::hear);
  }

  /** Answers the same whoever calls: nobody learns which channels there are. */
  private void hear(Context context) {
    String tenantId = Requests.tenant(context).id();
    GoogleNotification.read(context::header)
        .flatMap(call -> pushes.hear(tenantId, call))
        .ifPresent(reading::soon);
    context.status(204);
  }
}
