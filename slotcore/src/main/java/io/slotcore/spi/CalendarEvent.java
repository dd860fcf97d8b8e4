package io.slotcore.spi;

import static java.util.Objects.requireNonNull;

import io.slotcore.time.Interval;
import java.net.URI;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a {@link CalendarWriter} writes for a booking into the calendar of a host. Immutable. */
public final class CalendarEvent {

  private final String uid;
  private final int sequence;
  private final Interval time;
  private final ZoneId zone;
  private final String title;
  private final String description;
  private final String location;
  private final @Nullable URI link;
  private final List<Guest> guests;

  private CalendarEvent(Builder builder) {
    uid = requireNonNull(builder.uid, "uid");
    time = requireNonNull(builder.time, "time");
    zone = requireNonNull(builder.zone, "zone");
    title = requireNonNull(builder.title, "title");
    if (uid.isEmpty() || time.isEmpty() || builder.sequence < 0) {
      throw new IllegalArgumentException(
          "event '" + uid + "' needs a UID, a time (" + time + ") and a sequence of 0 or more");
    }
    sequence = builder.sequence;
    description = requireNonNull(builder.description, "description");
    location = requireNonNull(builder.location, "location");
    link = builder.link;
    guests = List.copyOf(builder.guests);
  }

  /**
   * Somebody who takes part, besides the owner of the calendar.
   *
   * @param name as he gave it
   * @param email his mail address
   */
  public record Guest(String name, String email) {

    /**
     * Checks that both are there.
     *
     * @param name as he gave it
     * @param email his mail address
     */
    public Guest {
      requireNonNull(name, "name");
      requireNonNull(email, "email");
    }

    /** Returns nothing about the person. */
    @Override
    public String toString() {
      return "Guest[hidden]";
    }
  }

  /**
   * Starts an event.
   *
   * @param uid the identity of the booking's invitation (RFC 5545 section 3.8.4.7), for its life
   * @param time from when to when; not empty
   * @param zone in which the calendar is to show it where it keeps a zone
   * @param title any text
   * @return a builder
   */
  public static Builder builder(String uid, Interval time, ZoneId zone, String title) {
    return new Builder(uid, time, zone, title);
  }

  /** {@return the identity, for the life of the booking} */
  public String uid() {
    return uid;
  }

  /** {@return the version of the invitation (RFC 5546 section 2.1.4), 0 at first} */
  public int sequence() {
    return sequence;
  }

  /** {@return from when to when} */
  public Interval time() {
    return time;
  }

  /** {@return in which zone it is shown} */
  public ZoneId zone() {
    return zone;
  }

  /** {@return the title} */
  public String title() {
    return title;
  }

  /** {@return the description, empty if there is none} */
  public String description() {
    return description;
  }

  /** {@return the place, empty if there is none} */
  public String location() {
    return location;
  }

  /** {@return the meeting link or the booking's page} */
  public Optional<URI> link() {
    return Optional.ofNullable(link);
  }

  /**
   * Returns who takes part, to be shown in the calendar. A calendar that would send invitations of
   * its own, or tell one guest of another, leaves them out.
   *
   * @return those besides the owner of the calendar
   */
  public List<Guest> guests() {
    return guests;
  }

  /** Returns identity, version and time; what is said stays out of logs. */
  @Override
  public String toString() {
    return "CalendarEvent[" + uid + ", sequence=" + sequence + ", " + time + "]";
  }

  /** Collects the parts of a {@link CalendarEvent}. Not thread-safe. */
  public static final class Builder {

    private final String uid;
    private final Interval time;
    private final ZoneId zone;
    private final String title;
    private int sequence;
    private String description = "";
    private String location = "";
    private @Nullable URI link;
    private final List<Guest> guests = new ArrayList<>();

    private Builder(String uid, Interval time, ZoneId zone, String title) {
      this.uid = uid;
      this.time = time;
      this.zone = zone;
      this.title = title;
    }

    /**
     * Sets the version of the invitation.
     *
     * @param sequence 0 or more
     * @return this
     */
    public Builder sequence(int sequence) {
      this.sequence = sequence;
      return this;
    }

    /**
     * Sets the description.
     *
     * @param description any text, of as many lines as it needs
     * @return this
     */
    public Builder description(String description) {
      this.description = description;
      return this;
    }

    /**
     * Sets the place.
     *
     * @param location any text
     * @return this
     */
    public Builder location(String location) {
      this.location = location;
      return this;
    }

    /**
     * Sets the meeting link or the booking's page.
     *
     * @param link an absolute URI
     * @return this
     */
    public Builder link(URI link) {
      this.link = link;
      return this;
    }

    /**
     * Adds somebody who takes part.
     *
     * @param name as he gave it
     * @param email his mail address
     * @return this
     */
    public Builder guest(String name, String email) {
      guests.add(new Guest(name, email));
      return this;
    }

    /**
     * Returns the event.
     *
     * @return the event
     * @throws IllegalArgumentException if the UID or the time is empty, or the sequence negative
     */
    public CalendarEvent build() {
      return new CalendarEvent(this);
    }
  }
}
