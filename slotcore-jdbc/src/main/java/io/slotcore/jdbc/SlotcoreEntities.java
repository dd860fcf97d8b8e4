package io.slotcore.jdbc;

import java.util.List;

/**
 * The entities by which an application's queries can read the tables of {@link SlotcoreSchema}, in
 * one line of its configuration:
 *
 * <pre>{@code
 * SlotcoreEntities.classes().forEach(configuration::managedClass); // jakarta.persistence
 * @EntityScan({"com.example", "io.slotcore.jdbc"})                 // Spring Boot
 * }</pre>
 *
 * <p>On MariaDB ids are {@code binary(16)}, which Hibernate is told by {@code
 * hibernate.type.preferred_uuid_jdbc_type=BINARY}.
 *
 * <p>They are {@code SlotcoreBooking} and {@code SlotcoreEvent}, with the columns of {@code
 * slotcore_booking} and {@code slotcore_event} in camel case: {@code SELECT b.startAt FROM
 * SlotcoreBooking b WHERE b.bookingId = :id}. They are for reading; only the store writes. A {@link
 * JpaBookingStore} needs none of them.
 */
public final class SlotcoreEntities {

  private SlotcoreEntities() {}

  /**
   * Returns the entities.
   *
   * @return their classes, which are not for use in programs
   */
  public static List<Class<?>> classes() {
    return List.of(BookingEntity.class, EventEntity.class);
  }
}
