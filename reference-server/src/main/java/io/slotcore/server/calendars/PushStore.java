package io.slotcore.server.calendars;

import io.slotcore.spi.PushChannel;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The channels by which providers call. Thread-safe. */
final class PushStore {

  private final CalendarStore store;

  PushStore(CalendarStore store) {
    this.store = store;
  }

  /**
   * A channel.
   *
   * @param sealed its secret, encrypted
   */
  record Kept(UUID calendar, String id, String reference, String sealed) {

    PushChannel channel() {
      return new PushChannel(id, reference, Instant.EPOCH);
    }
  }

  /**
   * Returns the calendars at Google that are used, and whose channel is to be opened or renewed.
   */
  List<UUID> due(String tenantId, Instant now) {
    return store.in(
        tenantId,
        own ->
            own.fetch(
                    """
                    SELECT c.id
                      FROM server_calendars c
                      JOIN server_calendar_accounts a
                        ON a.tenant_id = c.tenant_id AND a.id = c.account_id
                      LEFT JOIN server_push_channels p
                        ON p.tenant_id = c.tenant_id AND p.calendar_id = c.id
                     WHERE c.tenant_id = ? AND a.kind = 'GOOGLE' AND (c.checked OR c.written)
                       AND c.problem IS NULL
                       AND (p.renew_at IS NULL OR p.renew_at <= CAST(? AS timestamptz))
                     ORDER BY c.id
                    """,
                    tenantId,
                    now)
                .getValues(0, UUID.class));
  }

  Optional<Kept> of(String tenantId, UUID calendar) {
    return find(tenantId, "calendar_id = ?", calendar);
  }

  Optional<Kept> byChannel(String tenantId, String channel) {
    return find(tenantId, "channel_id = ?", channel);
  }

  private Optional<Kept> find(String tenantId, String condition, Object value) {
    return store.in(
        tenantId,
        own ->
            own.fetchOptional(
                    "SELECT calendar_id, channel_id, reference, sealed FROM server_push_channels"
                        + " WHERE channel_id IS NOT NULL AND tenant_id = ? AND "
                        + condition,
                    tenantId,
                    value)
                .map(
                    row ->
                        new Kept(
                            row.get("calendar_id", UUID.class),
                            row.get("channel_id", String.class),
                            row.get("reference", String.class),
                            row.get("sealed", String.class))));
  }

  /**
   * Keeps a channel, or that none could be opened.
   *
   * @param renewAt when it is renewed, or opening one is tried again
   */
  void keep(
      String tenantId,
      UUID calendar,
      Optional<PushChannel> channel,
      String encrypted,
      Instant renewAt) {
    store.in(
        tenantId,
        own ->
            own.execute(
                """
                INSERT INTO server_push_channels (tenant_id, calendar_id, channel_id, reference,
                                                  sealed, renew_at)
                VALUES (?, ?, ?, ?, ?, CAST(? AS timestamptz))
                ON CONFLICT (tenant_id, calendar_id)
                DO UPDATE SET channel_id = coalesce(excluded.channel_id,
                                                    server_push_channels.channel_id),
                              reference = CASE WHEN excluded.channel_id IS NULL
                                               THEN server_push_channels.reference
                                               ELSE excluded.reference END,
                              sealed = CASE WHEN excluded.channel_id IS NULL
                                            THEN server_push_channels.sealed
                                            ELSE excluded.sealed END,
                              renew_at = excluded.renew_at
                """,
                tenantId,
                calendar,
                channel.map(PushChannel::id).orElse(null),
                channel.map(PushChannel::reference).orElse(""),
                encrypted,
                renewAt));
  }
}
