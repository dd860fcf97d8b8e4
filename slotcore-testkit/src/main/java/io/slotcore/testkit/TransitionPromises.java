package io.slotcore.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.slotcore.booking.Actor;
import io.slotcore.booking.Booking;
import io.slotcore.booking.BookingRefusedException;
import io.slotcore.booking.BookingStatus;
import io.slotcore.booking.Caller;
import io.slotcore.booking.CancelRequest;
import io.slotcore.booking.Choice;
import io.slotcore.booking.Command;
import io.slotcore.booking.ConfirmRequest;
import io.slotcore.booking.HoldRequest;
import io.slotcore.booking.RescheduleRequest;
import io.slotcore.booking.StaleVersionException;
import io.slotcore.eventtype.ChangePolicy;
import io.slotcore.spi.ConcurrentChangeException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** BS-09: only legal transitions, by those who may, from the version that was read. */
abstract class TransitionPromises extends OutboxPromises {

  private static final List<Command> CHANGES =
      List.of(Command.CONFIRM, Command.RELEASE, Command.RESCHEDULE, Command.CANCEL);

  @TestFactory
  List<DynamicTest> bs09_onlyTheLinesOfTheTableAreLegal() {
    List<DynamicTest> cells = new ArrayList<>();
    for (Actor.Role role : Actor.Role.values()) {
      Actor actor = new Actor(role, "actor");
      for (Command command : List.of(Command.HOLD, Command.BOOK)) {
        cells.add(cell(role + " " + command, () -> checkNew(command, actor)));
      }
      for (BookingStatus status : BookingStatus.values()) {
        for (Command command : CHANGES) {
          String name = role + " " + command + " of " + status;
          cells.add(cell(name, () -> checkChange(status, command, actor)));
        }
      }
    }
    return cells;
  }

  private DynamicTest cell(String name, Runnable check) {
    return DynamicTest.dynamicTest(
        name,
        () -> {
          chooseTenantAndDay();
          check.run();
        });
  }

  private void checkNew(Command command, Actor actor) {
    Caller caller = Caller.of(tenant, actor);
    Choice choice = Choice.of(intro().build(), at("10:00"));

    Throwable refusal =
        catchThrowable(
            () -> {
              if (command == Command.HOLD) {
                service().hold(caller, HoldRequest.of(choice, "visitor", LIFETIME));
              } else {
                service().book(caller, choice, attendance());
              }
            });

    if (command.isLegal(Optional.empty(), actor)) {
      assertThat(refusal).isNull();
    } else {
      assertThat(refusal).isInstanceOf(IllegalArgumentException.class);
    }
    assertThat(commandsTold()).hasSize(refusal == null ? 1 : 0);
  }

  private void checkChange(BookingStatus status, Command command, Actor actor) {
    Booking booking = inState(status);
    takeAll(BookingStoreContract.MAIL);

    Throwable refusal = catchThrowable(() -> run(command, Caller.of(tenant, actor), booking));

    Booking after = stored(booking);
    if (command.isLegal(Optional.of(status), actor)) {
      assertThat(refusal).isNull();
      assertThat(after.status()).isEqualTo(command.to());
      assertThat(commandsTold()).containsExactly(command);
    } else {
      assertThat(refusal).isInstanceOf(BookingRefusedException.class);
      assertThat(after.version()).isEqualTo(booking.version());
      assertThat(commandsTold()).isEmpty();
    }
  }

  private Booking inState(BookingStatus status) {
    return switch (status) {
      case HELD -> hold("visitor", "10:00");
      case CONFIRMED -> book("10:00");
      case CANCELLED ->
          service()
              .cancel(host(), CancelRequest.of(book("10:00").id(), "", ChangePolicy.unlimited()));
      case EXPIRED -> expired();
    };
  }

  private Booking expired() {
    Booking hold = hold("visitor", "10:00");
    clock().advance(LIFETIME);
    book("10:00");
    return stored(hold);
  }

  private Booking run(Command command, Caller caller, Booking booking) {
    return switch (command) {
      case CONFIRM -> service().confirm(caller, ConfirmRequest.of(booking.id(), attendance()));
      case RELEASE -> service().release(caller, booking.id());
      case RESCHEDULE ->
          service()
              .reschedule(
                  caller,
                  RescheduleRequest.of(booking.id(), Choice.of(intro().build(), at("12:00"))));
      case CANCEL ->
          service().cancel(caller, CancelRequest.of(booking.id(), "", ChangePolicy.unlimited()));
      default -> throw new IllegalArgumentException(command + " changes no booking");
    };
  }

  @Test
  void bs09_aStaleVersionIsRefused() {
    Booking first = book("10:00");
    Choice later = Choice.of(intro().build(), at("12:00"));
    service().reschedule(host(), RescheduleRequest.of(first.id(), later).ifVersion(1));

    assertThatThrownBy(
            () ->
                service()
                    .cancel(
                        host(),
                        CancelRequest.of(first.id(), "", ChangePolicy.unlimited()).ifVersion(1)))
        .isInstanceOfSatisfying(
            StaleVersionException.class,
            stale -> {
              assertThat(stale.expected()).isEqualTo(1);
              assertThat(stale.actual()).isEqualTo(2);
            });

    assertThat(stored(first).status()).isEqualTo(BookingStatus.CONFIRMED);
  }

  @Test
  void bs09_aVersionIsWrittenOnce() {
    Booking first = written(newId(), ADA, span("10:00", "11:00"));
    write(change(first, claim(first)));
    Booking second = first.next(BookingStatus.CONFIRMED).details("second").build();
    write(change(second, claim(second)));
    Booking alsoSecond = first.next(BookingStatus.CANCELLED).build();
    Booking fourth = second.next(BookingStatus.CONFIRMED).version(4).build();

    for (Booking wrong : List.of(first, alsoSecond, fourth)) {
      assertThatThrownBy(() -> write(change(wrong))).isInstanceOf(ConcurrentChangeException.class);
    }

    assertThat(stored(first).details()).isEqualTo("second");
    assertThat(claimed(ADA)).containsExactly(span("10:00", "11:00"));
  }
}
