package io.slotcore.booking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.slotcore.booking.Actor.Role;
import io.slotcore.eventtype.ChangePolicy;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The table of state, command and actor, and that the service goes by it. */
class CommandTest {

  private static final Duration LONG = Duration.ofDays(20);

  /** When the booking of ten o'clock has ended. */
  private static final Instant AFTERWARDS = Desk.at("10:30");

  private static final List<String> LEGAL =
      List.of(
          "none HOLD HOST -> HELD",
          "none HOLD BOOKER -> HELD",
          "none BOOK HOST -> CONFIRMED",
          "none BOOK BOOKER -> CONFIRMED",
          "HELD CONFIRM HOST -> CONFIRMED",
          "HELD CONFIRM BOOKER -> CONFIRMED",
          "HELD REQUEST HOST -> PENDING_APPROVAL",
          "HELD REQUEST BOOKER -> PENDING_APPROVAL",
          "HELD AWAIT_PAYMENT HOST -> PENDING_PAYMENT",
          "HELD AWAIT_PAYMENT BOOKER -> PENDING_PAYMENT",
          "HELD AWAIT_PAYMENT SYSTEM -> PENDING_PAYMENT",
          "PENDING_APPROVAL AWAIT_PAYMENT HOST -> PENDING_PAYMENT",
          "PENDING_APPROVAL AWAIT_PAYMENT BOOKER -> PENDING_PAYMENT",
          "PENDING_APPROVAL AWAIT_PAYMENT SYSTEM -> PENDING_PAYMENT",
          "PENDING_APPROVAL APPROVE HOST -> CONFIRMED",
          "PENDING_APPROVAL APPROVE SYSTEM -> CONFIRMED",
          "PENDING_APPROVAL DECLINE HOST -> DECLINED",
          "PENDING_APPROVAL DECLINE SYSTEM -> DECLINED",
          "PENDING_PAYMENT PAY HOST -> CONFIRMED",
          "PENDING_PAYMENT PAY SYSTEM -> CONFIRMED",
          "HELD RELEASE HOST -> CANCELLED",
          "HELD RELEASE BOOKER -> CANCELLED",
          "HELD RELEASE SYSTEM -> CANCELLED",
          "HELD EXPIRE SYSTEM -> EXPIRED",
          "PENDING_PAYMENT EXPIRE SYSTEM -> EXPIRED",
          "CONFIRMED EXPIRE SYSTEM -> EXPIRED",
          "CONFIRMED RESCHEDULE HOST -> CONFIRMED",
          "CONFIRMED RESCHEDULE BOOKER -> CONFIRMED",
          "CONFIRMED SEAT HOST -> CONFIRMED",
          "CONFIRMED SEAT BOOKER -> CONFIRMED",
          "CONFIRMED SEAT SYSTEM -> CONFIRMED",
          "PENDING_APPROVAL CANCEL HOST -> CANCELLED",
          "PENDING_APPROVAL CANCEL BOOKER -> CANCELLED",
          "PENDING_APPROVAL CANCEL SYSTEM -> CANCELLED",
          "PENDING_PAYMENT CANCEL HOST -> CANCELLED",
          "PENDING_PAYMENT CANCEL BOOKER -> CANCELLED",
          "PENDING_PAYMENT CANCEL SYSTEM -> CANCELLED",
          "CONFIRMED CANCEL HOST -> CANCELLED",
          "CONFIRMED CANCEL BOOKER -> CANCELLED",
          "CONFIRMED CANCEL SYSTEM -> CANCELLED",
          "CONFIRMED COMPLETE HOST -> COMPLETED",
          "CONFIRMED COMPLETE SYSTEM -> COMPLETED",
          "CONFIRMED MARK_NO_SHOW HOST -> NO_SHOW",
          "COMPLETED MARK_NO_SHOW HOST -> NO_SHOW");

  /** What callers give; the others follow from these. */
  private static final List<Command> GIVEN =
      List.of(
          Command.CONFIRM,
          Command.REQUEST,
          Command.AWAIT_PAYMENT,
          Command.APPROVE,
          Command.DECLINE,
          Command.PAY,
          Command.RELEASE,
          Command.RESCHEDULE,
          Command.CANCEL,
          Command.COMPLETE,
          Command.MARK_NO_SHOW);

  @Test
  void onlyTheLinesOfTheTableAreLegal() {
    List<Optional<BookingStatus>> states = new ArrayList<>(List.of(Optional.empty()));
    Arrays.stream(BookingStatus.values()).map(Optional::of).forEach(states::add);
    List<String> legal = new ArrayList<>();
    for (Command command : Command.values()) {
      for (Optional<BookingStatus> state : states) {
        for (Role role : Role.values()) {
          if (command.isLegal(state, new Actor(role, "x"))) {
            String from = state.map(BookingStatus::name).orElse("none");
            legal.add(from + " " + command + " " + role + " -> " + command.to());
          }
        }
      }
    }
    assertThat(legal).containsExactlyElementsOf(LEGAL);
  }

  static Stream<Arguments> commandsOnBookings() {
    return GIVEN.stream()
        .flatMap(
            command ->
                Arrays.stream(BookingStatus.values())
                    .flatMap(
                        state ->
                            Stream.of(Desk.HOST, Desk.BOOKER, Desk.SYSTEM)
                                .map(caller -> Arguments.of(command, state, caller))));
  }

  @ParameterizedTest
  @MethodSource("commandsOnBookings")
  void theServiceGoesByTheTable(Command command, BookingStatus state, Caller caller) {
    Desk desk = new Desk();
    Booking booking = bookingIn(state, desk);
    desk.events();

    if (command == Command.COMPLETE || command == Command.MARK_NO_SHOW) {
      desk.passUntil(AFTERWARDS);
    }
    Throwable refusal = catchThrowable(() -> give(command, booking, caller, desk));

    boolean inTime = !state.isPending() || !booking.isExpired(desk.now());
    if (inTime && command.isLegal(Optional.of(state), caller.actor())) {
      assertThat(refusal).isNull();
      assertThat(desk.get(booking).status()).isEqualTo(command.to());
      assertThat(desk.events())
          .extracting(BookingEvent::command, BookingEvent::actor)
          .containsExactly(org.assertj.core.groups.Tuple.tuple(command, caller.actor()));
    } else {
      boolean ofHold = Set.of(Command.CONFIRM, Command.REQUEST, Command.RELEASE).contains(command);
      boolean over = !inTime || (state == BookingStatus.EXPIRED && ofHold);
      assertThat(refusal)
          .isInstanceOf(over ? HoldExpiredException.class : IllegalTransitionException.class);
      assertThat(desk.get(booking).version()).isEqualTo(booking.version());
      assertThat(desk.events()).isEmpty();
    }
  }

  @ParameterizedTest
  @MethodSource("systems")
  void theSystemNeitherHoldsNorBooks(Runnable command) {
    assertThat(catchThrowable(command::run))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("by a SYSTEM");
  }

  static Stream<Runnable> systems() {
    Desk desk = new Desk();
    Choice choice = Desk.choice("10:00");
    return Stream.of(
        () -> desk.service.book(Desk.SYSTEM, choice, Desk.GUEST),
        () -> desk.service.hold(Desk.SYSTEM, HoldRequest.of(choice, "visitor", Desk.LIFETIME)));
  }

  private static Booking bookingIn(BookingStatus state, Desk desk) {
    return switch (state) {
      case HELD -> desk.hold("10:00");
      case PENDING_APPROVAL ->
          desk.service.confirm(Desk.BOOKER, request(desk.hold("10:00")).pendingApproval(LONG));
      case PENDING_PAYMENT ->
          desk.service.confirm(Desk.BOOKER, request(desk.hold("10:00")).pendingPayment(LONG));
      case CONFIRMED -> desk.book("10:00");
      case COMPLETED -> afterwards(Command.COMPLETE, desk);
      case NO_SHOW -> afterwards(Command.MARK_NO_SHOW, desk);
      case CANCELLED -> desk.cancel(desk.book("10:00"));
      case DECLINED ->
          transition(Command.DECLINE, bookingIn(BookingStatus.PENDING_APPROVAL, desk), desk);
      case EXPIRED -> {
        Booking hold = desk.hold("10:00");
        desk.pass(Desk.LIFETIME);
        desk.book("10:00");
        yield desk.get(hold);
      }
    };
  }

  private static Booking afterwards(Command command, Desk desk) {
    Booking booking = desk.book("10:00");
    desk.passUntil(AFTERWARDS);
    return transition(command, booking, desk);
  }

  private static Booking transition(Command command, Booking booking, Desk desk) {
    return desk.service.transition(Desk.HOST, TransitionRequest.of(booking.id(), command));
  }

  private static ConfirmRequest request(Booking booking) {
    return ConfirmRequest.of(booking.id(), Desk.GUEST);
  }

  private static void give(Command command, Booking booking, Caller caller, Desk desk) {
    switch (command) {
      case CONFIRM -> desk.service.confirm(caller, request(booking));
      case REQUEST -> desk.service.confirm(caller, request(booking).pendingApproval(LONG));
      case AWAIT_PAYMENT -> {
        if (booking.status() == BookingStatus.HELD) {
          desk.service.confirm(caller, request(booking).pendingPayment(LONG));
        } else {
          TransitionRequest wait = TransitionRequest.of(booking.id(), command).within(LONG);
          desk.service.transition(caller, wait);
        }
      }
      case RELEASE -> desk.service.release(caller, booking.id());
      case RESCHEDULE ->
          desk.service.reschedule(caller, RescheduleRequest.of(booking.id(), Desk.choice("11:00")));
      case CANCEL ->
          desk.service.cancel(caller, CancelRequest.of(booking.id(), "", ChangePolicy.unlimited()));
      default -> desk.service.transition(caller, TransitionRequest.of(booking.id(), command));
    }
  }
}
