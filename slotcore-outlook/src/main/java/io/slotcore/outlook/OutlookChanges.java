package io.slotcore.outlook;

import com.fasterxml.jackson.databind.JsonNode;
import io.slotcore.spi.CalendarChanges;
import io.slotcore.time.Interval;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * Asks what was changed in a calendar (https://learn.microsoft.com/en-us/graph/delta-query-events).
 * Thread-safe.
 *
 * <p>The answers tell neither of which UID an event of ours is nor anything of one that was deleted
 * but its id, so that a cursor keeps both. A deletion of an event that it does not know (it was
 * added and deleted between two calls, or lies outside the span) starts over: it may be ours.
 */
final class OutlookChanges {

  private static final String WATCHING = "asking for changes";
  private static final Duration BACK = Duration.ofDays(7);
  private static final Duration LIFE = Duration.ofDays(30);
  private static final Duration AHEAD = Duration.ofDays(400);
  private static final Set<String> LOST =
      Set.of("syncstatenotfound", "syncstateinvalid", "resyncrequired");

  private final OutlookCalendar calendar;
  private final GraphCalls calls;
  private final Predicate<String> own;

  OutlookChanges(OutlookCalendar calendar, GraphCalls calls, Predicate<String> own) {
    this.calendar = calendar;
    this.calls = calls;
    this.own = own;
  }

  /** What one round of calls has told. */
  private static final class Round {
    private final SortedMap<Long, String> own = new TreeMap<>();
    private final SortedSet<Long> foreign = new TreeSet<>();
    private final Set<String> ownChanged = new HashSet<>();
    private final Set<String> foreignChanged = new HashSet<>();
    private boolean unknownRemoved;
  }

  /** Reads our events first: what is added meanwhile is in the round that follows. */
  String start() {
    Instant now = calls.clock().instant();
    Interval span = Interval.of(now.minus(BACK), now.plus(AHEAD));
    Round round = new Round();
    for (JsonNode event : calendar.view(WATCHING, span)) {
      OurEvents.ownUid(event, own)
          .ifPresent(uid -> round.own.put(ChangeCursor.key(id(event)), uid));
    }
    URI first =
        GraphCalls.with(
            calendar.address("calendarView", "delta"),
            Map.of("startDateTime", span.start().toString(), "endDateTime", span.end().toString()));
    String link = follow(round, first);
    return new ChangeCursor(now, link, round.own, round.foreign).text();
  }

  CalendarChanges since(String text) {
    Instant now = calls.clock().instant();
    Optional<ChangeCursor> cursor =
        ChangeCursor.parse(text).filter(old -> old.made().plus(LIFE).isAfter(now));
    if (cursor.isEmpty()) {
      return new CalendarChanges.StartOver();
    }
    Round round = new Round();
    round.own.putAll(cursor.get().own());
    round.foreign.addAll(cursor.get().foreign());
    String link;
    try {
      link = follow(round, URI.create(calendar.address("") + cursor.get().link()));
    } catch (GraphFailure failure) {
      if (isLost(failure)) {
        return new CalendarChanges.StartOver();
      }
      throw failure;
    }
    if (round.unknownRemoved) {
      return new CalendarChanges.StartOver();
    }
    return new CalendarChanges.Since(
        round.ownChanged,
        round.foreignChanged.size(),
        new ChangeCursor(cursor.get().made(), link, round.own, round.foreign).text());
  }

  /**
   * https://learn.microsoft.com/en-us/graph/delta-query-overview: 410, or a code that says so with
   * another status; 400 is a token that is none of this calendar's.
   */
  private static boolean isLost(GraphFailure failure) {
    return failure.status() == 410
        || failure.status() == 400
        || LOST.contains(failure.code().toLowerCase(Locale.ROOT));
  }

  /** Reads all pages of a round, and returns where the next one goes on. */
  private String follow(Round round, URI first) {
    URI next = first;
    for (int page = 0; page < OutlookCalendar.MAX_PAGES; page++) {
      JsonNode answer = calls.get(WATCHING, next, OutlookCalendar.PAGE);
      for (JsonNode event : OutlookCalendar.values(WATCHING, answer)) {
        tell(round, event);
      }
      Optional<URI> end = calls.link(WATCHING, answer, "@odata.deltaLink");
      if (end.isPresent()) {
        return behindCalendar(end.get());
      }
      next =
          calls
              .link(WATCHING, answer, OutlookCalendar.NEXT)
              .orElseThrow(
                  () -> GraphFailure.unreadable(WATCHING, "the answer does not say how to go on"));
    }
    throw GraphFailure.unreadable(WATCHING, "there are too many events");
  }

  /** A cursor keeps no address: with a forged one the access token would go elsewhere. */
  private String behindCalendar(URI link) {
    int at = link.toString().toLowerCase(Locale.ROOT).indexOf("calendarview/delta");
    if (at < 0) {
      throw GraphFailure.unreadable(WATCHING, "the answer goes on elsewhere");
    }
    return link.toString().substring(at);
  }

  private static String id(JsonNode event) {
    String id = event.path("id").asText("");
    if (id.isEmpty()) {
      throw GraphFailure.unreadable(WATCHING, "an event has no id");
    }
    return id;
  }

  private void tell(Round round, JsonNode event) {
    String id = id(event);
    long key = ChangeCursor.key(id);
    if (round.own.containsKey(key)) {
      round.ownChanged.add(round.own.get(key));
    } else if (event.has("@removed")) {
      round.foreignChanged.add(id);
      round.unknownRemoved |= !round.foreign.contains(key);
    } else {
      ownUid(event)
          .ifPresentOrElse(
              uid -> {
                round.own.put(key, uid);
                round.ownChanged.add(uid);
              },
              () -> {
                round.foreign.add(key);
                round.foreignChanged.add(id);
              });
    }
  }

  /** Asks for the UID of an event that may be ours; delta queries do not tell properties. */
  private Optional<String> ownUid(JsonNode event) {
    if (!OurEvents.isMarked(event)) {
      return OurEvents.ownUid(event, own);
    }
    URI address =
        GraphCalls.with(
            calendar.address("events", id(event)),
            Map.of(
                OutlookCalendar.SELECT, "id,iCalUId", OutlookCalendar.EXPAND, OurEvents.expand()));
    try {
      return OurEvents.ownUid(calls.get(WATCHING, address), own);
    } catch (GraphFailure failure) {
      if (failure.status() == 404) {
        // Deleted meanwhile: its deletion, which comes with the next round, starts over.
        return Optional.empty();
      }
      throw failure;
    }
  }
}
