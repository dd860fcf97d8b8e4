package io.slotcore.server.calendars;

import io.slotcore.server.calendars.ConnectedCalendar.Failure;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What a host sees of the calendars that he has connected.
 *
 * @param typed what was typed into a form that was refused
 */
public record CalendarsPage(List<Connection> connections, ConnectForm typed) {

  /** Copies the list. */
  public CalendarsPage {
    connections = List.copyOf(connections);
  }

  /**
   * A feed or an account.
   *
   * @param chooses whether there are calendars to choose from
   * @param whenBroken the message key of what counts when it cannot be read
   */
  public record Connection(
      String path, String name, boolean chooses, String whenBroken, List<Line> calendars) {

    /** Copies the list. */
    public Connection {
      calendars = List.copyOf(calendars);
    }

    /** Returns whether none of its calendars is used for anything. */
    public boolean isUnused() {
      return calendars.stream().noneMatch(line -> line.checked() || line.written());
    }
  }

  /**
   * A calendar.
   *
   * @param reading what was read; empty if nothing was
   * @param failure why it cannot be read now
   * @param writeFailure why bookings cannot be written now
   * @param rewritten how many bookings were written anew after others had changed them
   * @param differences the bookings that are not where their events are
   */
  public record Line(
      String id,
      String name,
      boolean checked,
      boolean written,
      boolean writable,
      Optional<Read> reading,
      Optional<Problem> failure,
      Optional<Problem> writeFailure,
      int rewritten,
      List<Difference> differences) {

    /** Copies the list. */
    public Line {
      differences = List.copyOf(differences);
    }
  }

  /**
   * A booking whose event was changed by others.
   *
   * @param id of the booking
   * @param title of what is booked; empty if it is not offered any more
   * @param guest who booked; empty for a group
   * @param start of the booking
   * @param deleted whether the event is gone
   * @param moved where the event is now
   * @param refusal the message key of why the booking could not follow, if it was tried
   */
  public record Difference(
      String id,
      String title,
      String guest,
      Instant start,
      boolean deleted,
      Optional<Instant> moved,
      Optional<String> refusal) {}

  /**
   * What was read.
   *
   * @param minutes how long ago
   */
  public record Read(
      int periods, Instant from, Instant to, Instant asOf, long minutes, boolean fresh) {}

  /**
   * What is wrong.
   *
   * @param key of the message
   * @param detail in English; may be empty
   */
  public record Problem(String key, String detail, Instant since) {

    static Problem of(Failure failure) {
      return new Problem(ConnectForm.key(failure.problem()), failure.detail(), failure.since());
    }
  }
}
