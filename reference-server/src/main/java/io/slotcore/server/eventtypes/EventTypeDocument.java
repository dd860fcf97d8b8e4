package io.slotcore.server.eventtypes;

import io.slotcore.eventtype.Alignment;
import io.slotcore.eventtype.BookingLimit;
import io.slotcore.eventtype.BookingWindow;
import io.slotcore.eventtype.ChangePolicy;
import io.slotcore.eventtype.EventType;
import io.slotcore.eventtype.Host;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An event type as JSON; durations are written as in {@code PT30M}.
 *
 * @param windowDays how many dates ahead can be booked; null for any
 * @param bookingsPerDay how many bookings may start on one date; null for any
 * @param maxReschedules how often a booker may move a booking; null for any
 * @param seats how many guests a start of a group has; null for one
 */
record EventTypeDocument(
    Duration duration,
    Duration startIncrement,
    Alignment alignment,
    Duration bufferBefore,
    Duration bufferAfter,
    Duration minimumNotice,
    @Nullable Integer windowDays,
    @Nullable Integer bookingsPerDay,
    Duration changeCutOff,
    @Nullable Integer maxReschedules,
    List<Question> questions,
    @Nullable Integer seats) {

  EventType toEventType(String id, Host host) {
    EventType.Builder type =
        EventType.builder(id, duration)
            .host(host)
            .startIncrement(startIncrement)
            .alignment(alignment)
            .buffers(bufferBefore, bufferAfter)
            .minimumNotice(minimumNotice)
            .changePolicy(
                new ChangePolicy(
                    changeCutOff, maxReschedules == null ? Integer.MAX_VALUE : maxReschedules));
    if (windowDays != null) {
      type.window(BookingWindow.rolling(windowDays));
    }
    if (bookingsPerDay != null) {
      type.limit(BookingLimit.perDay(bookingsPerDay));
    }
    if (seats != null) {
      type.seats(seats);
    }
    return type.build();
  }
}
