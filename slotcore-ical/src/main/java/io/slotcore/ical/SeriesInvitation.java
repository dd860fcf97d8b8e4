package io.slotcore.ical;

import io.slotcore.booking.Booking;
import io.slotcore.booking.SeriesPart;
import io.slotcore.time.Interval;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * One version of the invitation to a series: its occurrences keep their local time, and each can be
 * moved or cancelled by itself. Immutable.
 *
 * <p>All occurrences have one UID. Each is named by the local start that it was first planned for
 * (RECURRENCE-ID; RFC 5545, 3.8.4.4), whatever becomes of it. The sequence is that of the series,
 * and of every message about a part of it: it rises with every change of any occurrence, so that a
 * message about one occurrence is never older than one about the whole (RFC 5546, 2.1.4).
 *
 * <p>What was refused when the series was booked is no occurrence of it.
 */
public final class SeriesInvitation {

  private final Invitation first;
  private final SortedSet<LocalDateTime> starts;
  private final SortedMap<LocalDateTime, Interval> moved;
  private final SortedSet<LocalDateTime> cancelled;

  private SeriesInvitation(
      Invitation first,
      SortedSet<LocalDateTime> starts,
      SortedMap<LocalDateTime, Interval> moved,
      SortedSet<LocalDateTime> cancelled) {
    this.first = first;
    this.starts = starts;
    this.moved = moved;
    this.cancelled = cancelled;
  }

  /**
   * Returns the invitation to a series as it was booked.
   *
   * @param first what all occurrences have in common, at the time of the first one
   * @param starts local times in the zone of the invitation, at least two, each once
   * @return the series
   * @throws IllegalArgumentException if there are less than two starts, one of them is twice there
   *     or does not exist in the zone (T8), or the invitation is not at the first of them
   */
  public static SeriesInvitation of(Invitation first, Collection<LocalDateTime> starts) {
    SortedSet<LocalDateTime> sorted = new TreeSet<>(starts);
    if (sorted.size() < 2 || sorted.size() != starts.size()) {
      throw new IllegalArgumentException(
          "a series has at least two starts, each once, not " + starts);
    }
    for (LocalDateTime start : sorted) {
      if (first.zone().getRules().getValidOffsets(start).isEmpty()) {
        throw new IllegalArgumentException(
            "start (" + start + ") does not exist in " + first.zone());
      }
    }
    SeriesInvitation series = new SeriesInvitation(first, sorted, new TreeMap<>(), new TreeSet<>());
    Instant firstStart = series.planned(sorted.first()).start();
    if (!firstStart.equals(first.start())) {
      throw new IllegalArgumentException(
          "the invitation (" + first.start() + ") must be at the first start (" + firstStart + ")");
    }
    return series;
  }

  /**
   * Returns the invitation to a series as its bookings are now.
   *
   * <p>Its sequence is the sum of those of the bookings, which rises with each change of any of
   * them.
   *
   * @param template texts and people of all occurrences, and the zone; its times and its sequence
   *     do not count
   * @param asked the starts that were asked for, in order: {@code SeriesRequest.starts()}
   * @param bookings the occurrences that were booked, those that were cancelled since among them
   * @return the series
   * @throws IllegalArgumentException if there are less than two bookings, or one is not of a series
   *     with these starts
   */
  public static SeriesInvitation from(
      Invitation template, List<LocalDateTime> asked, List<Booking> bookings) {
    SortedMap<LocalDateTime, Booking> byStart = new TreeMap<>();
    for (Booking booking : bookings) {
      byStart.put(askedStart(asked, booking), booking);
    }
    if (byStart.size() < 2) {
      throw new IllegalArgumentException("a series has at least two bookings, not " + bookings);
    }
    Instant firstStart = byStart.firstKey().atZone(template.zone()).toInstant();
    Duration duration = byStart.values().iterator().next().duration();
    Invitation first =
        template
            .at(firstStart, firstStart.plus(duration))
            .withSequence(bookings.stream().mapToInt(Booking::sequence).sum());
    SeriesInvitation series = of(first, byStart.keySet());
    for (var entry : byStart.entrySet()) {
      Booking booking = entry.getValue();
      Interval now = Interval.of(booking.start(), booking.end());
      if (!booking.status().isActive()) {
        series = series.withCancelled(entry.getKey());
      } else if (!now.equals(series.planned(entry.getKey()))) {
        series = series.withMoved(entry.getKey(), now);
      }
    }
    return series;
  }

  private static LocalDateTime askedStart(List<LocalDateTime> asked, Booking booking) {
    return booking
        .series()
        .map(SeriesPart::number)
        .filter(number -> number < asked.size())
        .map(asked::get)
        .orElseThrow(
            () -> new IllegalArgumentException(booking + " is not of a series of " + asked.size()));
  }

  /**
   * Returns the next version, in which an occurrence takes place at another time.
   *
   * @param start the local start that it was first planned for
   * @param to its new time, in whole seconds
   * @return the copy, of the same sequence
   * @throws IllegalArgumentException if there is no such occurrence, or the time is empty or not in
   *     whole seconds
   */
  public SeriesInvitation withMoved(LocalDateTime start, Interval to) {
    requireOccurrence(start);
    InvitationChecks.wholeSecond("start", to.start());
    InvitationChecks.wholeSecond("end", to.end());
    InvitationChecks.ends(to.start(), to.end());
    SortedMap<LocalDateTime, Interval> newMoved = new TreeMap<>(moved);
    newMoved.put(start, to);
    return new SeriesInvitation(first, starts, newMoved, cancelled);
  }

  /**
   * Returns the next version, in which an occurrence does not take place.
   *
   * @param start the local start that it was first planned for
   * @return the copy, of the same sequence
   * @throws IllegalArgumentException if there is no such occurrence
   */
  public SeriesInvitation withCancelled(LocalDateTime start) {
    requireOccurrence(start);
    SortedSet<LocalDateTime> newCancelled = new TreeSet<>(cancelled);
    newCancelled.add(start);
    return new SeriesInvitation(first, starts, moved, newCancelled);
  }

  /**
   * Returns a copy with another sequence.
   *
   * @param sequence higher than that of every message about this series or a part of it so far
   * @return the copy
   * @throws IllegalArgumentException if it is negative
   */
  public SeriesInvitation withSequence(int sequence) {
    return new SeriesInvitation(first.withSequence(sequence), starts, moved, cancelled);
  }

  private void requireOccurrence(LocalDateTime start) {
    if (!starts.contains(start)) {
      throw new IllegalArgumentException("the series has no occurrence at " + start);
    }
  }

  /** {@return what all occurrences have in common, at the time that the first was planned for} */
  public Invitation first() {
    return first;
  }

  /** {@return the local starts that the occurrences were first planned for, in order} */
  public List<LocalDateTime> starts() {
    return List.copyOf(starts);
  }

  /**
   * Returns when an occurrence takes place.
   *
   * @param start the local start that it was first planned for
   * @return its time; empty if it is cancelled
   * @throws IllegalArgumentException if there is no such occurrence
   */
  public Optional<Interval> time(LocalDateTime start) {
    requireOccurrence(start);
    return cancelled.contains(start)
        ? Optional.empty()
        : Optional.of(moved.getOrDefault(start, planned(start)));
  }

  /** In an overlap the earlier offset counts (T8), as in RFC 5545, 3.3.5. */
  Interval planned(LocalDateTime start) {
    Instant instant = start.atZone(first.zone()).toInstant();
    return Interval.of(instant, Duration.between(first.start(), first.end()));
  }

  /** Returns when an occurrence takes place, or would have. */
  Interval timeOrPlanned(LocalDateTime start) {
    return moved.getOrDefault(start, planned(start));
  }

  List<LocalDateTime> cancelledStarts() {
    return List.copyOf(cancelled);
  }

  /** Returns the occurrences that are moved and not cancelled. */
  List<LocalDateTime> movedStarts() {
    return moved.keySet().stream().filter(start -> !cancelled.contains(start)).toList();
  }

  /** Returns the form of what the starts are named by: the same for all versions. */
  ZoneForm form() {
    List<Instant> times = new ArrayList<>();
    starts.forEach(start -> times.add(planned(start).start()));
    times.add(first.end());
    return ZoneForm.of(first.zone(), times);
  }

  private List<Object> values() {
    return List.of(first, starts, moved, cancelled);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof SeriesInvitation that && values().equals(that.values());
  }

  @Override
  public int hashCode() {
    return Objects.hash(values());
  }

  /** Returns what {@link Invitation#toString} does, and how many occurrences there are. */
  @Override
  public String toString() {
    return "SeriesInvitation["
        + first
        + ", starts="
        + starts.size()
        + ", moved="
        + moved.size()
        + ", cancelled="
        + cancelled.size()
        + "]";
  }
}
