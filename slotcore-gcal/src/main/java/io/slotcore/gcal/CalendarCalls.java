package io.slotcore.gcal;

import com.google.api.client.googleapis.services.AbstractGoogleClientRequest;
import com.google.api.client.http.HttpHeaders;
import com.google.api.services.calendar.Calendar;
import com.google.api.services.calendar.CalendarRequest;
import com.google.api.services.calendar.model.Event;
import io.slotcore.gcal.GoogleHttp.Kind;
import java.io.IOException;
import java.time.InstantSource;
import java.util.Optional;

/** Calls about one calendar, on behalf of its owner. Thread-safe. */
final class CalendarCalls {

  private static final String NO_MAIL = "none";

  private final GoogleHttp http;
  private final TokenHolder tokens;
  private final Calendar client;
  private final String calendarId;

  CalendarCalls(GoogleApp app, TokenHolder tokens, String calendarId) {
    http = app.http();
    this.tokens = tokens;
    this.calendarId = calendarId;
    client =
        new Calendar.Builder(http.transport(), GoogleHttp.JSON, http)
            .setRootUrl(app.root().toString())
            .setApplicationName("SlotCore")
            .build();
  }

  /** Makes the request of a call. */
  interface Request<T> {
    CalendarRequest<T> of(Calendar client) throws IOException;
  }

  String calendarId() {
    return calendarId;
  }

  InstantSource clock() {
    return http.clock();
  }

  /**
   * Makes a call; if its access token does not count it is made once more with another.
   *
   * @throws GoogleFailure if there is no answer that can be read
   */
  <T> T call(Kind kind, String operation, Request<T> request) {
    String access = tokens.access();
    try {
      return call(kind, operation, request, access);
    } catch (GoogleFailure failure) {
      if (failure.status() != 401) {
        throw failure;
      }
      return call(kind, operation, request, tokens.renew(access));
    }
  }

  private <T> T call(Kind kind, String operation, Request<T> request, String access) {
    AbstractGoogleClientRequest<T> made;
    try {
      made = request.of(client);
    } catch (IOException impossible) {
      throw new IllegalStateException("a request that is not sent cannot fail", impossible);
    }
    made.getRequestHeaders().setAuthorization("Bearer " + access);
    return http.call(kind, operation, made::executeUnparsed, made.getResponseClass());
  }

  /** Reads an event; empty if it never was there. One that was deleted has its status. */
  Optional<Event> get(String operation, String eventId) {
    try {
      return Optional.of(
          call(Kind.READ, operation, calendar -> calendar.events().get(calendarId, eventId)));
    } catch (GoogleFailure failure) {
      return none(failure, 404, 410);
    }
  }

  /** Adds an event; empty if its id is taken. */
  Optional<Event> insert(String operation, Event event) {
    try {
      return Optional.of(
          call(
              Kind.CHANGE,
              operation,
              calendar ->
                  calendar
                      .events()
                      .insert(calendarId, event)
                      .setSendUpdates(NO_MAIL)
                      .setConferenceDataVersion(1)));
    } catch (GoogleFailure failure) {
      return none(failure, 409);
    }
  }

  /** Replaces an event, its meeting included; empty if it is not what it was. */
  Optional<Event> replace(String operation, Event event, String eventId, String version) {
    return change(
        operation,
        version,
        calendar ->
            calendar
                .events()
                .update(calendarId, eventId, event)
                .setSendUpdates(NO_MAIL)
                .setConferenceDataVersion(1));
  }

  /** Replaces an event, but nothing about its meeting; empty if it is not what it was. */
  Optional<Event> restore(String operation, Event event, String eventId, String version) {
    return change(
        operation,
        version,
        calendar -> calendar.events().update(calendarId, eventId, event).setSendUpdates(NO_MAIL));
  }

  /** Changes parts of an event, but nothing about its meeting; empty if it is not what it was. */
  Optional<Event> patch(String operation, Event parts, String eventId, String version) {
    return change(
        operation,
        version,
        calendar -> calendar.events().patch(calendarId, eventId, parts).setSendUpdates(NO_MAIL));
  }

  /** Changes the meeting of an event; empty if it is not what it was. */
  Optional<Event> patchMeeting(String operation, Event parts, String eventId, String version) {
    return change(
        operation,
        version,
        calendar ->
            calendar
                .events()
                .patch(calendarId, eventId, parts)
                .setSendUpdates(NO_MAIL)
                .setConferenceDataVersion(1));
  }

  private Optional<Event> change(String operation, String version, Request<Event> request) {
    try {
      return Optional.of(call(Kind.CHANGE, operation, ifMatch(version, request)));
    } catch (GoogleFailure failure) {
      return none(failure, 404, 410, 412);
    }
  }

  /**
   * Deletes an event.
   *
   * @return false if it is not what it was
   */
  boolean delete(String operation, String eventId, String version) {
    try {
      call(
          Kind.CHANGE,
          operation,
          ifMatch(
              version,
              calendar -> calendar.events().delete(calendarId, eventId).setSendUpdates(NO_MAIL)));
      return true;
    } catch (GoogleFailure failure) {
      if (failure.status() == 404 || failure.status() == 410) {
        return true;
      }
      if (failure.status() == 412) {
        return false;
      }
      throw failure;
    }
  }

  /** https://developers.google.com/workspace/calendar/api/guides/version-resources. */
  private static <T> Request<T> ifMatch(String version, Request<T> request) {
    return calendar -> {
      CalendarRequest<T> made = request.of(calendar);
      made.setRequestHeaders(new HttpHeaders().setIfMatch(version));
      return made;
    };
  }

  private static Optional<Event> none(GoogleFailure failure, int... expected) {
    for (int status : expected) {
      if (failure.status() == status) {
        return Optional.empty();
      }
    }
    throw failure;
  }
}
