package io.slotcore.ical;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.time.temporal.ChronoUnit.MINUTES;
import static java.time.temporal.ChronoUnit.SECONDS;

import java.time.Duration;
import java.time.Instant;

/** What may be written; each check returns what it was given. */
final class InvitationChecks {

  // RFC 5545, 3.8.4.7: a receiver need not keep a longer one.
  private static final int MAX_UID_OCTETS = 255;
  // RFC 5545, 3.3.4 has four digits for the year: a day's margin for whatever zone it is shown in.
  private static final Instant EARLIEST = Instant.parse("0001-01-02T00:00:00Z");
  private static final Instant LATEST = Instant.parse("9999-12-30T00:00:00Z");
  private static final Duration LONGEST_ALARM = Duration.ofDays(366);

  private InvitationChecks() {}

  static String uid(String uid) {
    String line = IcalText.singleLine(uid);
    if (uid.isEmpty() || !line.equals(uid)) {
      throw new IllegalArgumentException(
          "uid (" + line + ") must be one line without control characters or outer spaces");
    }
    int octets = uid.getBytes(UTF_8).length;
    if (octets > MAX_UID_OCTETS) {
      throw new IllegalArgumentException(
          "uid (" + octets + " octets) must not be longer than " + MAX_UID_OCTETS + " octets");
    }
    return uid;
  }

  static Instant wholeSecond(String name, Instant time) {
    if (!time.equals(time.truncatedTo(SECONDS))) {
      throw new IllegalArgumentException(name + " (" + time + ") must be a whole second");
    }
    return inRange(name, time);
  }

  static Instant inRange(String name, Instant time) {
    if (time.isBefore(EARLIEST) || time.isAfter(LATEST)) {
      throw new IllegalArgumentException(name + " (" + time + ") must lie in the years 1 to 9999");
    }
    return time;
  }

  static void ends(Instant start, Instant end) {
    if (!end.isAfter(start)) {
      throw new IllegalArgumentException("end (" + end + ") must be after start (" + start + ")");
    }
  }

  static Duration alarm(Duration beforeStart) {
    boolean whole = beforeStart.equals(beforeStart.truncatedTo(MINUTES));
    if (beforeStart.isNegative() || !whole || beforeStart.compareTo(LONGEST_ALARM) > 0) {
      throw new IllegalArgumentException(
          "alarm (" + beforeStart + ") must be whole minutes, 0 to 366 days before the start");
    }
    return beforeStart;
  }
}
