package io.slotcore.server.pages;

import io.slotcore.server.accounts.UserStore;
import io.slotcore.server.booking.BookingDesk;
import io.slotcore.server.booking.Links;
import io.slotcore.server.booking.Rights;
import io.slotcore.server.web.Cookies;
import io.slotcore.server.web.FormTokens;
import io.slotcore.server.web.Routes;
import java.time.InstantSource;
import java.util.List;

/** Puts the pages of the booking flow together. */
public final class BookingFlow {

  private BookingFlow() {}

  /** What lies outside of the pages. */
  public record Outside(
      UserStore users, Cookies cookies, FormTokens formTokens, InstantSource clock) {}

  /** Returns the pages; those that take any first part of an address must be added last. */
  public static List<Routes> routes(BookingDesk desk, Links links, Outside outside) {
    Rights rights = new Rights(links);
    PickPages.Parts parts =
        new PickPages.Parts(
            desk,
            rights,
            links,
            outside.formTokens(),
            new Visitors(outside.cookies(), rights),
            outside.clock());
    return List.of(
        new HoldPages(parts), new BookingPages(parts, outside.users()), new PickPages(parts));
  }
}
