package io.slotcore.jdbc;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A booking's row as an application's queries read it. The store neither reads nor writes through
 * it: it would have to outwit the persistence context to lock, and to free before it takes.
 */
@Entity(name = "SlotcoreBooking")
@Table(name = "slotcore_booking")
@IdClass(BookingEntity.Key.class)
@SuppressWarnings({"unused", "NullAway.Init", "FieldCanBeFinal"}) // read by queries, filled by JPA
class BookingEntity {

  record Key(String tenantId, UUID bookingId) implements Serializable {}

  @Id
  @Column(name = "tenant_id", length = 200, insertable = false, updatable = false)
  private String tenantId;

  @Id
  @Column(name = "booking_id", insertable = false, updatable = false)
  private UUID bookingId;

  @Column(name = "version", insertable = false, updatable = false)
  private long version;

  @Column(name = "status", length = 20, insertable = false, updatable = false)
  private String status;

  @Column(name = "event_type_id", length = 200, insertable = false, updatable = false)
  private String eventTypeId;

  @Column(name = "first_host", length = 220, insertable = false, updatable = false)
  private String firstHost;

  @Column(name = "start_at", insertable = false, updatable = false)
  private Instant startAt;

  @Column(name = "end_at", insertable = false, updatable = false)
  private Instant endAt;

  @Column(name = "zone", length = 100, insertable = false, updatable = false)
  private String zone;

  @Column(name = "party", insertable = false, updatable = false)
  private int party;

  @Column(name = "reschedules", insertable = false, updatable = false)
  private int reschedules;

  @Column(name = "expires_at", insertable = false, updatable = false)
  private @Nullable Instant expiresAt;

  @Column(name = "booker", length = 200, insertable = false, updatable = false)
  private @Nullable String booker;

  @Column(name = "session_id", insertable = false, updatable = false)
  private @Nullable UUID sessionId;

  @Column(name = "series_id", insertable = false, updatable = false)
  private @Nullable UUID seriesId;

  @Column(name = "attendee_name", length = 200, insertable = false, updatable = false)
  private @Nullable String attendeeName;

  @Column(name = "attendee_email", length = 254, insertable = false, updatable = false)
  private @Nullable String attendeeEmail;

  @Column(name = "created_at", insertable = false, updatable = false)
  private Instant createdAt;

  /** For JPA. */
  protected BookingEntity() {}
}
