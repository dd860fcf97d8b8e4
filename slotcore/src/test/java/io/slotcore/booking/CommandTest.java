package io.slotcore.booking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.slotcore.booking.Actor.Role;
import io.slotcore.eventtype.ChangePolicy;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The table of state, command and actor, and that the service goes by it. */
class CommandTest {

  private static final List<String> LEGAL =
      List.of(
          "none HOLD HOST -> HELD",
          "none HOLD BOOKER -> HELD",
          "none BOOK HOST -> CONFIRMED",
          "none BOOK BOOKER -> CONFIRMED",
          "HELD CONFIRM HOST -> CONFIRMED",
          "HELD CONFIRM BOOKER -> CONFIRMED",
          "HELD RELEASE HOST -> CANCELLED",
          "HELD RELEASE BOOKER -> CANCELLED",
          "HELD RELEASE SYSTEM -> CANCELLED",
          "HELD EXPIRE SYSTEM -> EXPIRED",
          "CONFIRMED RESCHEDULE HOST -> CONFIRMED",
          "CONFIRMED RESCHEDULE BOOKER -> CONFIRMED",
          "CONFIRMED CANCEL HOST -> CANCELLED",
          "CONFIRMED CANCEL BOOKER -> CANCELLED",
          "CONFIRMED CANCEL SYSTEM -> CANCELLED");

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
    return Stream.of(Command.CONFIRM, Command.RELEASE, Command.RESCHEDULE, Command.CANCEL)
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

    Throwable refusal = catchThrowable(() -> give(command, booking, caller, desk));

    if (command.isLegal(Optional.of(state), caller.actor())) {
      assertThat(refusal).isNull();
      assertThat(desk.get(booking).status()).isEqualTo(command.to());
      assertThat(desk.events())
          .extracting(BookingEvent::command, BookingEvent::actor)
          .containsExactly(org.assertj.core.groups.Tuple.tuple(command, caller.actor()));
    } else {
      boolean wasHold =
          state == BookingStatus.EXPIRED && command.from().equals(Optional.of(BookingStatus.HELD));
      assertThat(refusal)
          .isInstanceOf(wasHold ? HoldExpiredException.class : IllegalTransitionException.class);
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
      case CONFIRMED -> desk.book("10:00");
      case CANCELLED -> desk.cancel(desk.book("10:00"));
      case EXPIRED -> {
        Booking hold = desk.hold("10:00");
        desk.pass(Desk.LIFETIME);
        desk.book("10:00");
        yield desk.get(hold);
      }
    };
  }

  private static void give(Command command, Booking booking, Caller caller, Desk desk) {
    switch (command) {
      case CONFIRM -> desk.service.confirm(caller, ConfirmRequest.of(booking.id(), Desk.GUEST));
      case RELEASE -> desk.service.release(caller, booking.id());
      case RESCHEDULE ->
          desk.service.reschedule(caller, RescheduleRequest.of(booking.id(), Desk.choice("11:00")));
      case CANCEL ->
          desk.service.cancel(caller, CancelRequest.of(booking.id(), "", ChangePolicy.unlimited()));
      default -> throw new AssertionError(command);
    }
  }
}
