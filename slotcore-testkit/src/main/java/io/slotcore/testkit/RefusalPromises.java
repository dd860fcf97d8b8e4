package io.slotcore.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.slotcore.booking.Actor;
import io.slotcore.booking.Booking;
import io.slotcore.booking.BookingRefusedException;
import io.slotcore.booking.BookingStatus;
import io.slotcore.booking.Caller;
import io.slotcore.booking.CancelRequest;
import io.slotcore.booking.Choice;
import io.slotcore.booking.Command;
import io.slotcore.booking.RescheduleRequest;
import io.slotcore.eventtype.ChangePolicy;
import io.slotcore.eventtype.EventType;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** BS-09: what a page says beforehand of a move or a cancellation is what comes of it. */
abstract class RefusalPromises extends TransitionPromises {

  private static final ChangePolicy ANY = ChangePolicy.unlimited();
  private static final ChangePolicy EARLY = ANY.withCutOff(Duration.ofDays(20));
  private static final ChangePolicy ONCE = ANY.withMaxReschedules(1);

  @TestFactory
  List<DynamicTest> bs09_whatRefusalTellsIsWhatTheCommandDoes() {
    List<DynamicTest> cells = new ArrayList<>();
    for (BookingStatus status : BookingStatus.values()) {
      add(cells, status.name(), intro().changePolicy(ANY), () -> inState(status));
    }
    for (BookingStatus waiting :
        List.of(
            BookingStatus.HELD, BookingStatus.PENDING_APPROVAL, BookingStatus.PENDING_PAYMENT)) {
      String name = waiting + " whose time has passed";
      add(cells, name, intro().changePolicy(ANY), () -> late(inState(waiting)));
    }
    add(cells, "after the cut-off", intro().changePolicy(EARLY), () -> book("10:00"));
    add(cells, "moved once", intro().changePolicy(ONCE), this::movedOnce);
    add(cells, "a session", group(2).changePolicy(ANY), () -> sessionOf(guest()));
    add(cells, "a guest", group(2).changePolicy(ANY), this::guest);
    add(cells, "a guest too late", group(2).changePolicy(EARLY), this::guest);
    return cells;
  }

  private void add(
      List<DynamicTest> cells, String name, EventType.Builder builder, Supplier<Booking> made) {
    EventType type = builder.build();
    for (Actor.Role role : Actor.Role.values()) {
      for (Command command : List.of(Command.RESCHEDULE, Command.CANCEL)) {
        cells.add(
            DynamicTest.dynamicTest(
                role + " " + command + " of " + name,
                () -> {
                  chooseTenantAndDay();
                  check(made.get(), command, Caller.of(tenant, new Actor(role, "actor")), type);
                }));
      }
    }
  }

  private void check(Booking made, Command command, Caller caller, EventType type) {
    ChangePolicy policy = type.changePolicy();
    Optional<BookingRefusedException> told =
        service().refusal(caller, command, stored(made), policy);

    Throwable done =
        catchThrowable(
            () -> {
              if (command == Command.CANCEL) {
                service().cancel(caller, CancelRequest.of(made.id(), "", policy));
              } else {
                move(caller, made, Choice.of(type, at("15:00")));
              }
            });

    if (told.isEmpty()) {
      assertThat(done).isNull();
    } else {
      assertThat(done).hasSameClassAs(told.get()).hasMessage(told.get().getMessage());
    }
  }

  private Booking late(Booking waiting) {
    clock().advance(Duration.between(now(), waiting.activeUntil()));
    return waiting;
  }

  private Booking movedOnce() {
    RescheduleRequest request =
        RescheduleRequest.of(book("10:00").id(), Choice.of(intro().build(), at("12:00")));
    return service().reschedule(host(), request);
  }

  private Booking guest() {
    return book("visitor", group(2).build(), "10:00");
  }
}
