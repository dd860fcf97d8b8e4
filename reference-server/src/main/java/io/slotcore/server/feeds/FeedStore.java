package io.slotcore.server.feeds;

import io.slotcore.server.accounts.User;
import io.slotcore.server.database.TenantSql;
import io.slotcore.server.secrets.Secrets;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jooq.DSLContext;
import org.jooq.Record;

/** The feeds in the database: at most one of each host. Thread-safe. */
public final class FeedStore {

  private static final String SELECT =
      "SELECT user_id, id, with_guests, created_at FROM server_feeds WHERE tenant_id = ?";

  private final DSLContext sql;
  private final InstantSource clock;

  /** Takes the database, and the clock that dates the feeds. */
  public FeedStore(DSLContext sql, InstantSource clock) {
    this.sql = sql;
    this.clock = clock;
  }

  Optional<Feed> of(String tenantId, UUID userId) {
    return in(
        tenantId,
        own ->
            own.fetchOptional(SELECT + " AND user_id = ?", tenantId, userId).map(FeedStore::feed));
  }

  Optional<Feed> find(String tenantId, String id) {
    return in(
        tenantId,
        own -> own.fetchOptional(SELECT + " AND id = ?", tenantId, id).map(FeedStore::feed));
  }

  /** Gives a host a new address; the former one is none any more. */
  void renew(User host) {
    in(
        host.tenantId(),
        own ->
            own.execute(
                """
                INSERT INTO server_feeds (tenant_id, user_id, id, with_guests, created_at)
                VALUES (?, ?, ?, false, CAST(? AS timestamptz))
                ON CONFLICT (tenant_id, user_id)
                DO UPDATE SET id = excluded.id, created_at = excluded.created_at
                """,
                host.tenantId(),
                host.id(),
                Secrets.randomToken(FeedAddresses.ID_BYTES),
                clock.instant()));
  }

  void tellGuests(User host, boolean withGuests) {
    in(
        host.tenantId(),
        own ->
            own.execute(
                "UPDATE server_feeds SET with_guests = ? WHERE tenant_id = ? AND user_id = ?",
                withGuests,
                host.tenantId(),
                host.id()));
  }

  void remove(User host) {
    in(
        host.tenantId(),
        own ->
            own.execute(
                "DELETE FROM server_feeds WHERE tenant_id = ? AND user_id = ?",
                host.tenantId(),
                host.id()));
  }

  private <T> T in(String tenantId, Function<DSLContext, T> work) {
    return TenantSql.in(sql, tenantId, work);
  }

  private static Feed feed(Record row) {
    return new Feed(
        row.get("user_id", UUID.class),
        row.get("id", String.class),
        row.get("with_guests", Boolean.class),
        row.get("created_at", OffsetDateTime.class).toInstant());
  }
}
