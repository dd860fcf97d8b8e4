package io.slotcore.gcal;

import static java.util.Objects.requireNonNull;

import com.google.api.services.calendar.model.CalendarList;
import com.google.api.services.calendar.model.CalendarListEntry;
import io.slotcore.gcal.GoogleHttp.Kind;
import io.slotcore.spi.CalendarAccount;
import io.slotcore.spi.CalendarInfo;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A Google account that is connected. Thread-safe.
 *
 * <p>Its access token is renewed when it ends; who has made the account is told each time. An
 * account of which the owner has withdrawn his consent, or which Google has closed, is {@code
 * DENIED} from then on.
 */
public final class GoogleAccount implements CalendarAccount {

  private static final String LISTING = "listing the calendars";
  private static final Set<String> WRITERS = Set.of("writer", "owner");
  private static final int MAX_PAGES = 40;

  private final GoogleApp app;
  private final TokenHolder tokens;
  private final Predicate<String> own;

  GoogleAccount(GoogleApp app, TokenHolder tokens, Predicate<String> own) {
    this.app = app;
    this.tokens = tokens;
    this.own = requireNonNull(own, "own");
  }

  /** Lists the calendars that the owner has in his list and has not hidden. */
  @Override
  public List<CalendarInfo> calendars() {
    CalendarCalls calls = calls("primary");
    List<CalendarInfo> calendars = new ArrayList<>();
    String next = null;
    for (int page = 0; page < MAX_PAGES; page++) {
      String from = next;
      CalendarList list =
          calls.call(Kind.READ, LISTING, client -> client.calendarList().list().setPageToken(from));
      if (list.getItems() == null) {
        throw GoogleFailure.unreadable(LISTING, "there is no list of calendars");
      }
      list.getItems().forEach(entry -> calendars.add(info(entry)));
      next = list.getNextPageToken();
      if (next == null) {
        return List.copyOf(calendars);
      }
    }
    throw GoogleFailure.unreadable(LISTING, "there are too many calendars");
  }

  private static CalendarInfo info(CalendarListEntry entry) {
    boolean writable = WRITERS.contains(String.valueOf(entry.getAccessRole()));
    return new CalendarInfo(
        firstOf(entry.getId(), ""),
        firstOf(entry.getSummaryOverride(), firstOf(entry.getSummary(), "")),
        Boolean.TRUE.equals(entry.getPrimary()),
        writable,
        writable && makesMeetings(entry));
  }

  private static boolean makesMeetings(CalendarListEntry entry) {
    return entry.getConferenceProperties() != null
        && entry.getConferenceProperties().getAllowedConferenceSolutionTypes() != null
        && entry
            .getConferenceProperties()
            .getAllowedConferenceSolutionTypes()
            .contains(OurEvents.MEET);
  }

  private static String firstOf(@Nullable String first, String second) {
    return first == null ? second : first;
  }

  /**
   * Returns one calendar, to ask, to write and to watch. Nothing is asked yet.
   *
   * @param calendarId as {@link #calendars} tells it
   * @return the calendar
   */
  public GoogleCalendar calendar(String calendarId) {
    return new GoogleCalendar(calls(calendarId), own);
  }

  /**
   * Returns the maker of Meet links with one calendar: the one to which the events are written.
   *
   * @param calendarId as {@link #calendars} tells it
   * @return the maker
   */
  public GoogleMeetings meetings(String calendarId) {
    return new GoogleMeetings(calls(calendarId), app.meetingHosts());
  }

  /**
   * Returns the channels of one calendar.
   *
   * @param calendarId as {@link #calendars} tells it
   * @return the channels
   */
  public GooglePushes pushes(String calendarId) {
    return new GooglePushes(calls(calendarId));
  }

  private CalendarCalls calls(String calendarId) {
    return new CalendarCalls(app, tokens, calendarId);
  }
}
