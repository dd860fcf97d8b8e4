package io.slotcore.server.tenants;

/**
 * A firm whose people can be booked, apart from every other one.
 *
 * @param id the first part of every key in the database
 * @param name what people read
 */
public record Tenant(String id, String name) {

  /** The tenant of the sample data, and the only one yet. */
  public static final Tenant SAMPLE = new Tenant("sample", "Meridian Consulting");
}
