package io.slotcore.ical.remote;

import static java.util.Objects.requireNonNull;

import java.net.URI;
import java.util.Optional;
import java.util.Set;

/**
 * One of the calendars on a CalDAV server.
 *
 * @param address where it is
 * @param name to show; where the user gave none, the last part of the address
 * @param color as its clients keep it, mostly {@code #RRGGBB} or {@code #RRGGBBAA}; not checked
 * @param components which kinds of things it holds, such as VEVENT and VTODO; empty if the server
 *     does not tell
 * @param writable whether the user may write it, as far as the server tells
 */
public record CalDavCalendarInfo(
    URI address, String name, Optional<String> color, Set<String> components, boolean writable) {

  /**
   * Copies the set.
   *
   * @param address where it is
   * @param name to show
   * @param color as its clients keep it
   * @param components which kinds of things it holds
   * @param writable whether the user may write it
   */
  public CalDavCalendarInfo {
    requireNonNull(address, "address");
    requireNonNull(name, "name");
    requireNonNull(color, "color");
    components = Set.copyOf(components);
  }

  /**
   * Tells whether it holds events; those of tasks and of other things only do not.
   *
   * @return true if it does, or the server does not tell
   */
  public boolean holdsEvents() {
    return components.isEmpty() || components.contains("VEVENT");
  }
}
