package io.slotcore.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.slotcore.booking.Booking;
import io.slotcore.booking.BookingNotFoundException;
import io.slotcore.booking.BookingStatus;
import io.slotcore.booking.Caller;
import io.slotcore.booking.CancelRequest;
import io.slotcore.booking.Choice;
import io.slotcore.booking.Idempotency;
import io.slotcore.booking.TenantId;
import io.slotcore.eventtype.ChangePolicy;
import io.slotcore.spi.BookingSearch;
import io.slotcore.spi.Delivery;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** BS-10: nothing of another tenant is ever seen or touched. */
abstract class TenantPromises extends ZoneDataPromises {

  @Test
  void bs10_nothingOfAnotherTenantIsSeen() {
    Booking booking = book("10:00");
    hold("visitor", "12:00");

    TenantId other = newTenant();

    assertThat(store().find(other, booking.id())).isEmpty();
    assertThat(store().search(other, new BookingSearch.OfHost(ADA, wholeDay(), 10))).isEmpty();
    tenant = other;
    assertThat(claimed(ADA)).isEmpty();
    assertThat(
            facts(Map.of(), Map.of(intro().build().subject(), wholeDay()))
                .counted(intro().build().subject()))
        .isEmpty();
    assertThat(take(BookingStoreContract.MAIL)).isEmpty();
  }

  @Test
  void bs10_nothingOfAnotherTenantIsTouched() {
    TenantId owner = tenant;
    Booking booking = book("10:00");
    tenant = newTenant();

    assertThatThrownBy(
            () ->
                service()
                    .cancel(host(), CancelRequest.of(booking.id(), "", ChangePolicy.unlimited())))
        .isInstanceOf(BookingNotFoundException.class);

    assertThat(store().find(owner, booking.id()).map(Booking::status))
        .contains(BookingStatus.CONFIRMED);
  }

  @Test
  void bs10_theSameNamesOfTwoTenantsNeverCollide() {
    Booking booking = written(newId(), ADA, span("10:00", "11:00"));
    TenantId first = tenant;
    TenantId second = newTenant();
    for (TenantId each : List.of(first, second)) {
      tenant = each;
      write(change(booking, claim(booking)));
      hold("visitor", "12:00");
      Caller caller = booker().withIdempotency(Idempotency.of("book", "key", "of-" + each));
      service().book(caller, Choice.of(intro().build(), at("14:00")), attendance());
    }

    Booking moved = booking.next(BookingStatus.CANCELLED).build();
    write(change(moved));

    assertThat(store().find(first, booking.id()).map(Booking::version)).contains(1L);
    assertThat(store().find(second, booking.id()).map(Booking::version)).contains(2L);
    for (TenantId each : List.of(first, second)) {
      tenant = each;
      assertThat(bookingsOf(ADA)).hasSize(3);
    }
  }

  @Test
  void bs10_aDeliveryIsOfItsTenant() {
    Booking booking = written(newId(), ADA, span("10:00", "11:00"));
    write(change(booking, claim(booking)));
    TenantId first = tenant;
    tenant = newTenant();
    write(change(booking, claim(booking)));
    List<Delivery> both =
        outbox().take(BookingStoreContract.MAIL, 1_000, LEASE).stream()
            .filter(delivery -> delivery.event().booking().equals(booking.id()))
            .toList();
    assertThat(both)
        .extracting(delivery -> delivery.event().tenant())
        .containsExactlyInAnyOrder(first, tenant);

    both.stream().filter(d -> d.event().tenant().equals(first)).forEach(outbox()::delivered);

    clock().advance(LEASE);
    assertThat(take(BookingStoreContract.MAIL)).hasSize(1);
  }
}
