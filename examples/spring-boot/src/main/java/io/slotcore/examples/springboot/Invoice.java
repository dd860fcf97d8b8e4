package io.slotcore.examples.springboot;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.util.UUID;

/** What a pupil owes for a lesson. */
@Entity
class Invoice {

  @Id private UUID id;
  private UUID bookingId;
  private String pupil;
  private int cents;

  protected Invoice() {}

  Invoice(UUID bookingId, String pupil, int cents) {
    this.id = UUID.randomUUID();
    this.bookingId = bookingId;
    this.pupil = pupil;
    this.cents = cents;
  }

  UUID bookingId() {
    return bookingId;
  }

  String pupil() {
    return pupil;
  }
}
