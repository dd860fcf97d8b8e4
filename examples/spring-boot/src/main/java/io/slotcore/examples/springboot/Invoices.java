package io.slotcore.examples.springboot;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Query;

/** The school's invoices. */
interface Invoices extends JpaRepository<Invoice, UUID> {

  /** Joins the school's rows with SlotCore's: the entities of the bookings can be read in JPQL. */
  @Query(
      """
      SELECT invoice
      FROM Invoice invoice
      JOIN SlotcoreBooking booking ON booking.bookingId = invoice.bookingId
      WHERE booking.status = 'CONFIRMED'
        AND booking.startAt >= :from
      ORDER BY booking.startAt
      """)
  List<Invoice> ofLessonsFrom(Instant from);
}
