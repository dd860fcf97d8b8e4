package io.slotcore.booking;

import static java.util.Objects.requireNonNull;

import io.slotcore.slot.BookingId;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Asks to change the state of a booking and nothing else. */
public final class TransitionRequest {

  private static final Set<Command> COMMANDS =
      Set.of(
          Command.APPROVE,
          Command.DECLINE,
          Command.AWAIT_PAYMENT,
          Command.PAY,
          Command.COMPLETE,
          Command.MARK_NO_SHOW);

  private final BookingId booking;
  private final Command command;
  private final String reason;
  private final @Nullable Duration lifetime;
  private final OptionalLong expectedVersion;

  private TransitionRequest(
      BookingId booking,
      Command command,
      String reason,
      @Nullable Duration lifetime,
      OptionalLong expectedVersion) {
    this.booking = requireNonNull(booking, "booking");
    this.command = command;
    this.reason = Texts.check("reason", reason, CancelRequest.MAX_REASON);
    this.lifetime = lifetime;
    this.expectedVersion = expectedVersion;
  }

  /**
   * Asks for a change of state.
   *
   * @param booking what is to be changed
   * @param command {@link Command#APPROVE}, {@link Command#DECLINE}, {@link Command#AWAIT_PAYMENT},
   *     {@link Command#PAY}, {@link Command#COMPLETE} or {@link Command#MARK_NO_SHOW}
   * @return a request without a reason
   * @throws IllegalArgumentException if the command is another one; those have methods of their own
   */
  public static TransitionRequest of(BookingId booking, Command command) {
    if (!COMMANDS.contains(command)) {
      throw new IllegalArgumentException(command + " is not one of " + COMMANDS);
    }
    return new TransitionRequest(booking, command, "", null, OptionalLong.empty());
  }

  /**
   * Returns a request with a reason, which is kept where a booking is declined.
   *
   * @param newReason for the booker to read; at most {@value CancelRequest#MAX_REASON} characters
   * @return the changed copy
   */
  public TransitionRequest because(String newReason) {
    return new TransitionRequest(booking, command, newReason, lifetime, expectedVersion);
  }

  /**
   * Returns a request that says how long the booking waits for its payment.
   *
   * @param newLifetime above zero and at most {@link ConfirmRequest#LONGEST_WAIT}
   * @return the changed copy
   * @throws IllegalArgumentException if the command is not {@link Command#AWAIT_PAYMENT}, or the
   *     time is out of bounds
   */
  public TransitionRequest within(Duration newLifetime) {
    if (command != Command.AWAIT_PAYMENT) {
      throw new IllegalArgumentException(command + " does not wait");
    }
    ConfirmRequest.checkWait(newLifetime);
    return new TransitionRequest(booking, command, reason, newLifetime, expectedVersion);
  }

  /**
   * Returns a request that is refused if the booking was changed meanwhile.
   *
   * @param version the version that the caller has read
   * @return the changed copy
   */
  public TransitionRequest ifVersion(long version) {
    return new TransitionRequest(booking, command, reason, lifetime, OptionalLong.of(version));
  }

  /**
   * Returns what is to be changed.
   *
   * @return the booking's id
   */
  public BookingId booking() {
    return booking;
  }

  /**
   * Returns what is to be done.
   *
   * @return the command
   */
  public Command command() {
    return command;
  }

  /**
   * Returns why.
   *
   * @return empty text if no reason is given
   */
  public String reason() {
    return reason;
  }

  /**
   * Returns how long the booking waits.
   *
   * @return empty if it keeps the time that it has
   */
  public Optional<Duration> lifetime() {
    return Optional.ofNullable(lifetime);
  }

  /**
   * Returns the version that the caller has read.
   *
   * @return empty if any version may be changed
   */
  public OptionalLong expectedVersion() {
    return expectedVersion;
  }
}
