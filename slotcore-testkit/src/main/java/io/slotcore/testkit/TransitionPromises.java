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
import io.slotcore.booking.TransitionRequest;
import io.slotcore.eventtype.ChangePolicy;
import io.slotcore.spi.ConcurrentChangeException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** BS-09: only legal transitions, by those who may, from the version that was read. */
abstract class TransitionPromises extends OutboxPromises {

  /** What a caller can ask for; the others follow from what was asked, or from time. */
  private static final List<Command> CHANGES =
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

  static final Duration WAIT = Duration.ofDays(30);

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
    boolean waitsForTheEnd = command == Command.COMPLETE || command == Command.MARK_NO_SHOW;
    takeAll(BookingStoreContract.MAIL);
    if (waitsForTheEnd && now().isBefore(booking.end())) {
      clock().advance(Duration.between(now(), booking.end()));
    }

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

  /** A booking at ten o'clock, or what is left of one. */
  Booking inState(BookingStatus status) {
    return switch (status) {
      case HELD -> hold("visitor", "10:00");
      case PENDING_APPROVAL -> confirm(asking("10:00").pendingApproval(WAIT));
      case PENDING_PAYMENT -> confirm(asking("10:00").pendingPayment(WAIT));
      case CONFIRMED -> book("10:00");
      case COMPLETED -> transition(host(), over(book("10:00")), Command.COMPLETE);
      case NO_SHOW -> transition(host(), over(book("10:00")), Command.MARK_NO_SHOW);
      case CANCELLED -> cancel(host(), book("10:00"));
      case DECLINED ->
          transition(host(), confirm(asking("10:00").pendingApproval(WAIT)), Command.DECLINE);
      case EXPIRED -> expired();
    };
  }

  private Booking over(Booking booking) {
    clock().advance(Duration.between(now(), booking.end()));
    return booking;
  }

  private Booking expired() {
    Booking hold = hold("visitor", "10:00");
    clock().advance(LIFETIME);
    book("10:00");
    return stored(hold);
  }

  /** A hold, and the request to make a booking of it. */
  ConfirmRequest asking(String time) {
    return ConfirmRequest.of(hold("visitor", time).id(), attendance());
  }

  Booking confirm(ConfirmRequest request) {
    return service().confirm(booker(), request);
  }

  Booking transition(Caller caller, Booking booking, Command command) {
    return service().transition(caller, TransitionRequest.of(booking.id(), command));
  }

  private Booking run(Command command, Caller caller, Booking booking) {
    ConfirmRequest asked = ConfirmRequest.of(booking.id(), attendance());
    boolean held = booking.status() == BookingStatus.HELD;
    return switch (command) {
      case CONFIRM -> service().confirm(caller, asked);
      case REQUEST -> service().confirm(caller, asked.pendingApproval(WAIT));
      case RELEASE -> service().release(caller, booking.id());
      case RESCHEDULE -> move(caller, booking, Choice.of(intro().build(), at("12:00")));
      case CANCEL -> cancel(caller, booking);
      case AWAIT_PAYMENT ->
          held
              ? service().confirm(caller, asked.pendingPayment(WAIT))
              : transition(caller, booking, command);
      default -> transition(caller, booking, command);
    };
  }

  @Test
  void bs09_aStaleVersionIsRefused() {
    Booking first = book("10:00");
    Choice later = Choice.of(intro().build(), at("12:00"));
    service().reschedule(host(), RescheduleRequest.of(first.id(), later).ifVersion(1));
    CancelRequest cancel = CancelRequest.of(first.id(), "", ChangePolicy.unlimited()).ifVersion(1);

    stale(() -> service().cancel(host(), cancel));
    stale(() -> service().reschedule(host(), RescheduleRequest.of(first.id(), later).ifVersion(1)));
    clock().advance(Duration.between(now(), at("13:00")));
    TransitionRequest complete = TransitionRequest.of(first.id(), Command.COMPLETE).ifVersion(1);
    stale(() -> service().transition(host(), complete));

    assertThat(stored(first).status()).isEqualTo(BookingStatus.CONFIRMED);
  }

  private static void stale(ThrowingCallable command) {
    assertThatThrownBy(command)
        .isInstanceOfSatisfying(
            StaleVersionException.class,
            stale -> {
              assertThat(stale.expected()).isEqualTo(1);
              assertThat(stale.actual()).isEqualTo(2);
            });
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
