package io.slotcore.booking;

import io.slotcore.eventtype.Ids;

/**
 * Names the tenant to whom everything in a call belongs. Nothing is ever seen or touched across
 * tenants (BS-10).
 *
 * @param value 1 to 200 characters without white space or control characters
 */
public record TenantId(String value) {

  /**
   * Checks the value.
   *
   * @param value 1 to 200 characters without white space or control characters
   * @throws IllegalArgumentException if the value is not a legal id
   */
  public TenantId {
    Ids.check("tenant id", value);
  }

  /**
   * Returns a tenant's id.
   *
   * @param value the id
   * @return the tenant id
   */
  public static TenantId of(String value) {
    return new TenantId(value);
  }

  /**
   * Returns the value.
   *
   * @return the id
   */
  @Override
  public String toString() {
    return value;
  }
}
