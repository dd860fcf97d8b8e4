package io.slotcore.testkit;

import static io.slotcore.testkit.StoredWorld.TENANT;
import static org.assertj.core.api.Assertions.assertThat;

import io.slotcore.booking.Actor;
import io.slotcore.booking.Attendance;
import io.slotcore.booking.Attendee;
import io.slotcore.booking.Booking;
import io.slotcore.booking.BookingService;
import io.slotcore.booking.BookingStatus;
import io.slotcore.booking.Caller;
import io.slotcore.booking.CancelRequest;
import io.slotcore.booking.Choice;
import io.slotcore.booking.ConfirmRequest;
import io.slotcore.booking.HoldRequest;
import io.slotcore.booking.RescheduleRequest;
import io.slotcore.booking.SlotRefusedException;
import io.slotcore.eventtype.ChangePolicy;
import io.slotcore.slot.BookingId;
import io.slotcore.slot.Explanation;
import io.slotcore.slot.Reason;
import io.slotcore.slot.Rule;
import io.slotcore.slot.Slot;
import io.slotcore.slot.SlotQuery;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What is offered can be booked, and what is refused is refused for the reasons that are told. */
class BookabilityProperties {

  private static final Caller HOST = Caller.of(TENANT, Actor.host("ada"));
  private static final Attendance GUEST =
      Attendance.of(new Attendee("Grace", "grace@example.org", ZoneOffset.UTC, Locale.ENGLISH));

  @Provide
  Arbitrary<World> worlds() {
    return WorldArbitraries.worldsOfOneHost();
  }

  @Property
  void offeredIffBookable(@ForAll("worlds") World world) {
    StoredWorld stored = StoredWorld.of(world);
    BookingService service = stored.service();

    requireOfferedIffTaken(
        stored,
        choice -> {
          Booking booking = service.book(HOST, choice, GUEST);
          service.cancel(HOST, CancelRequest.of(booking.id(), "", ChangePolicy.unlimited()));
          return booking;
        });
  }

  @Property
  void offeredIffItCanBeHeldAndThenConfirmed(@ForAll("worlds") World world) {
    StoredWorld stored = StoredWorld.of(world);
    BookingService service = stored.service();

    requireOfferedIffTaken(
        stored,
        choice -> {
          HoldRequest request = HoldRequest.of(choice, "visitor", Duration.ofMinutes(10));
          Booking hold = service.hold(HOST, request);
          Booking booking = service.confirm(HOST, ConfirmRequest.of(hold.id(), GUEST));
          service.cancel(HOST, CancelRequest.of(booking.id(), "", ChangePolicy.unlimited()));
          return booking;
        });
  }

  private static void requireOfferedIffTaken(StoredWorld stored, Function<Choice, Booking> take) {
    SlotQuery query = stored.query(Set.of());
    List<Slot> offered = stored.service().slots(TENANT, query, stored.busy());
    Set<Instant> starts = offered.stream().map(Slot::start).collect(Collectors.toSet());

    for (Instant start : Asked.someStarts(stored.world(), query)) {
      Explanation told = stored.service().explain(TENANT, query, start, stored.busy());
      if (!query.waived().contains(Rule.GRID)) {
        assertThat(told.isBookable()).isEqualTo(starts.contains(start));
      }
      List<Reason> refusal = refusal(() -> take.apply(stored.choice(start)));
      assertThat(refusal).as("%s", start).isEqualTo(told.reasons());
    }
  }

  @Property
  void offeredToItsMoverIffABookingCanBeMovedThere(@ForAll("worlds") World world) {
    StoredWorld first = StoredWorld.of(world);
    List<BookingId> movable =
        first.confirmed().stream()
            .filter(
                b -> first.service().get(TENANT, b).eventTypeId().equals(world.eventType().id()))
            .toList();
    Assume.that(!movable.isEmpty());
    BookingId id = movable.get(0);
    StoredWorld stored = first;
    SlotQuery query = stored.query(Set.of(id));
    Instant before = stored.service().get(TENANT, id).start();

    for (Instant start : Asked.someStarts(world, query)) {
      Explanation told = stored.service().explain(TENANT, query, start, stored.busy());
      RescheduleRequest request = RescheduleRequest.of(id, stored.choice(start));
      BookingService service = stored.service();
      List<Reason> refusal = refusal(() -> service.reschedule(HOST, request));

      if (!start.equals(before)) {
        assertThat(refusal).as("%s", start).isEqualTo(told.reasons());
      }
      assertThat(service.get(TENANT, id).start()).isEqualTo(refusal.isEmpty() ? start : before);
      if (refusal.isEmpty()) {
        // The move has changed the facts.
        stored = StoredWorld.of(world);
      }
    }
  }

  private static List<Reason> refusal(Supplier<Booking> command) {
    try {
      assertThat(command.get().status()).isEqualTo(BookingStatus.CONFIRMED);
      return List.of();
    } catch (SlotRefusedException refused) {
      return refused.reasons();
    }
  }
}
