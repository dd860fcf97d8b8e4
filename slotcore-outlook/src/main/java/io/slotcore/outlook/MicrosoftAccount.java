package io.slotcore.outlook;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import io.slotcore.spi.CalendarAccount;
import io.slotcore.spi.CalendarInfo;
import java.net.URI;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * A Microsoft account that is connected, be it of an organization or a personal one. Thread-safe.
 *
 * <p>Its access token is renewed when it ends; who has made the account is told each time. An
 * account of which the owner or his administrator has withdrawn the consent, or of which the
 * password was changed, is {@code DENIED} from then on.
 */
public final class MicrosoftAccount implements CalendarAccount {

  private static final String LISTING = "listing the calendars";
  private static final int MAX_PAGES = 40;

  private final MicrosoftApp app;
  private final TokenHolder tokens;
  private final GraphCalls calls;
  private final Predicate<String> own;

  MicrosoftAccount(MicrosoftApp app, TokenHolder tokens, Predicate<String> own) {
    this.app = app;
    this.tokens = tokens;
    this.own = requireNonNull(own, "own");
    calls = new GraphCalls(app, tokens);
  }

  /**
   * Lists the calendars of the mailbox
   * (https://learn.microsoft.com/en-us/graph/api/user-list-calendars).
   */
  @Override
  public List<CalendarInfo> calendars() {
    List<CalendarInfo> calendars = new ArrayList<>();
    URI next = GraphCalls.with(calls.address("me", "calendars"), Map.of("$top", "100"));
    for (int page = 0; page < MAX_PAGES; page++) {
      JsonNode answer = calls.get(LISTING, next);
      for (JsonNode calendar : OutlookCalendar.values(LISTING, answer)) {
        calendars.add(info(calendar));
      }
      Optional<URI> more = calls.link(LISTING, answer, OutlookCalendar.NEXT);
      if (more.isEmpty()) {
        return List.copyOf(calendars);
      }
      next = more.get();
    }
    throw GraphFailure.unreadable(LISTING, "there are too many calendars");
  }

  /** The meetings are the account's, whichever calendar the event is in. */
  private CalendarInfo info(JsonNode calendar) {
    boolean writable = calendar.path("canEdit").asBoolean();
    boolean teams = false;
    for (JsonNode provider : calendar.path("allowedOnlineMeetingProviders")) {
      teams |= provider.asText().equals("teamsForBusiness");
    }
    return new CalendarInfo(
        calendar.path("id").asText(""),
        calendar.path("name").asText(""),
        calendar.path("isDefaultCalendar").asBoolean(),
        writable,
        writable && teams && tokens.hasGranted(MicrosoftApp.MEETINGS));
  }

  /**
   * Returns one calendar, to ask, to write and to watch. Nothing is asked yet.
   *
   * @param calendarId as {@link #calendars} tells it
   * @param zone in which the owner's whole days begin and end, which Graph does not tell
   * @return the calendar
   */
  public OutlookCalendar calendar(String calendarId, ZoneId zone) {
    return new OutlookCalendar(calls, requireNonNull(calendarId), requireNonNull(zone), own);
  }

  /**
   * Returns the free and busy times of somebody or something else of the organization.
   *
   * @param address the mail address of a colleague, a room or a device
   * @return what can be asked, but not be written
   */
  public OutlookSchedule schedule(String address) {
    return new OutlookSchedule(calls, address);
  }

  /**
   * Returns the maker of Teams links of the account.
   *
   * @return the maker
   */
  public TeamsMeetings meetings() {
    return new TeamsMeetings(calls, app.meetingHosts());
  }

  /**
   * Returns the channels of one calendar.
   *
   * @param calendarId as {@link #calendars} tells it
   * @return the channels
   */
  public OutlookPushes pushes(String calendarId) {
    return new OutlookPushes(calls, calls.address("me", "calendars", calendarId, "events"));
  }
}
