package io.slotcore.spi;

import static java.util.Objects.requireNonNull;

/**
 * One of the calendars of an account.
 *
 * @param id by which the account knows it
 * @param name to show
 * @param primary whether it is the one that its owner has by default
 * @param writable whether its owner may write it
 * @param meetings whether links of the account's own provider can be made with it
 */
public record CalendarInfo(
    String id, String name, boolean primary, boolean writable, boolean meetings) {

  /**
   * Checks that all parts are there.
   *
   * @param id by which the account knows it
   * @param name to show
   * @param primary whether it is the one that its owner has by default
   * @param writable whether its owner may write it
   * @param meetings whether links of the account's own provider can be made with it
   */
  public CalendarInfo {
    requireNonNull(id, "id");
    requireNonNull(name, "name");
  }
}
