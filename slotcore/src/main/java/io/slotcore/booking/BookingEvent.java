package io.slotcore.booking;

import static java.util.Objects.requireNonNull;

import io.slotcore.eventtype.Subject;
import io.slotcore.slot.BookingId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A domain event: what was done to a booking, by whom, and what it was before and after.
 *
 * <p>There is exactly one for each version of each booking, so that booking and version name it and
 * tell repeats. It carries ids, not personal data.
 */
public final class BookingEvent {

  private final TenantId tenant;
  private final BookingId booking;
  private final long version;
  private final Command command;
  private final Actor actor;
  private final Instant at;
  private final @Nullable State before;
  private final State after;

  /**
   * What a booking was at one version.
   *
   * @param status the state
   * @param start the start
   * @param end the end without buffers
   * @param hosts who serves it
   * @param sequence the version of the invitation
   */
  public record State(
      BookingStatus status, Instant start, Instant end, List<Subject> hosts, int sequence) {

    /**
     * Copies the hosts.
     *
     * @param status the state
     * @param start the start
     * @param end the end without buffers
     * @param hosts who serves it
     * @param sequence the version of the invitation
     */
    public State {
      requireNonNull(status, "status");
      requireNonNull(start, "start");
      requireNonNull(end, "end");
      hosts = List.copyOf(hosts);
    }

    /**
     * Returns what a booking is now.
     *
     * @param booking the booking
     * @return its state
     */
    public static State of(Booking booking) {
      return new State(
          booking.status(), booking.start(), booking.end(), booking.hosts(), booking.sequence());
    }
  }

  /**
   * Makes an event. The service and stores make events; callers read them.
   *
   * @param source tenant, command, actor and time
   * @param booking the booking and the version that the command made
   * @param version the version that the command made
   * @param before what it was; null if it is new
   * @param after what it is
   */
  public BookingEvent(
      Source source, BookingId booking, long version, @Nullable State before, State after) {
    this.tenant = source.tenant();
    this.command = source.command();
    this.actor = source.actor();
    this.at = source.at();
    this.booking = requireNonNull(booking, "booking");
    this.version = version;
    this.before = before;
    this.after = requireNonNull(after, "after");
  }

  /**
   * Where an event comes from.
   *
   * @param tenant to whom it belongs
   * @param command what was done
   * @param actor who did it
   * @param at when, by the store's clock
   */
  public record Source(TenantId tenant, Command command, Actor actor, Instant at) {

    /**
     * Checks that all parts are there.
     *
     * @param tenant to whom it belongs
     * @param command what was done
     * @param actor who did it
     * @param at when, by the store's clock
     */
    public Source {
      requireNonNull(tenant, "tenant");
      requireNonNull(command, "command");
      requireNonNull(actor, "actor");
      requireNonNull(at, "at");
    }
  }

  /**
   * Returns a name for the event that is the same at every delivery.
   *
   * @return booking and version
   */
  public String id() {
    return booking + "/" + version;
  }

  /**
   * Returns to whom the event belongs.
   *
   * @return the tenant
   */
  public TenantId tenant() {
    return tenant;
  }

  /**
   * Returns what the event is about.
   *
   * @return the booking
   */
  public BookingId booking() {
    return booking;
  }

  /**
   * Returns the version that the command made.
   *
   * @return one for a new booking
   */
  public long version() {
    return version;
  }

  /**
   * Returns what was done.
   *
   * @return the command
   */
  public Command command() {
    return command;
  }

  /**
   * Returns who did it.
   *
   * @return the actor
   */
  public Actor actor() {
    return actor;
  }

  /**
   * Returns when it was done, by the store's clock.
   *
   * @return the instant
   */
  public Instant at() {
    return at;
  }

  /**
   * Returns what the booking was.
   *
   * @return empty if the command made it
   */
  public Optional<State> before() {
    return Optional.ofNullable(before);
  }

  /**
   * Returns what the booking is.
   *
   * @return the state after the command
   */
  public State after() {
    return after;
  }

  /**
   * Returns name and command.
   *
   * @return one line
   */
  @Override
  public String toString() {
    return "BookingEvent[" + command + " " + id() + " by " + actor.role() + "]";
  }
}
