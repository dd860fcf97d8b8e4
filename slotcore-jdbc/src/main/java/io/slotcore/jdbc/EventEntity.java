package io.slotcore.jdbc;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;
import java.util.UUID;

/** What happened to a booking, as an application's queries read it. */
@Entity(name = "SlotcoreEvent")
@Table(name = "slotcore_event")
@IdClass(EventEntity.Key.class)
@SuppressWarnings({"unused", "NullAway.Init", "FieldCanBeFinal"}) // read by queries, filled by JPA
class EventEntity {

  record Key(String tenantId, UUID bookingId, long version) implements Serializable {}

  @Id
  @Column(name = "tenant_id", length = 200, insertable = false, updatable = false)
  private String tenantId;

  @Id
  @Column(name = "booking_id", insertable = false, updatable = false)
  private UUID bookingId;

  @Id
  @Column(name = "version", insertable = false, updatable = false)
  private long version;

  @Column(name = "command", length = 20, insertable = false, updatable = false)
  private String command;

  @Column(name = "actor_role", length = 20, insertable = false, updatable = false)
  private String actorRole;

  @Column(name = "actor_id", length = 200, insertable = false, updatable = false)
  private String actorId;

  @Column(name = "occurred_at", insertable = false, updatable = false)
  private Instant occurredAt;

  @Column(name = "after_status", length = 20, insertable = false, updatable = false)
  private String afterStatus;

  @Column(name = "after_start", insertable = false, updatable = false)
  private Instant afterStart;

  /** For JPA. */
  protected EventEntity() {}
}
