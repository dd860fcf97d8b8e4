package io.slotcore.server.accounts;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.Record;

/** The users in the database. Thread-safe. */
public final class UserStore {

  private static final String SELECT =
      """
      SELECT tenant_id, id, username, display_name, email, zone, locale, welcome_message,
             password_hash
        FROM server_users
      """;

  private final DSLContext sql;

  /** Takes the database. */
  public UserStore(DSLContext sql) {
    this.sql = sql;
  }

  record WithPassword(User user, String passwordHash) {}

  /** Makes sure that a tenant is there; several nodes may do so at once. */
  public void addTenant(String id, String name, Instant now) {
    sql.execute(
        """
        INSERT INTO server_tenants (id, name, created_at)
        VALUES (?, ?, CAST(? AS timestamptz))
        ON CONFLICT (id) DO NOTHING
        """,
        id,
        name,
        now);
  }

  /**
   * Adds a user unless the tenant has one of that name or id.
   *
   * @return whether the user was added
   */
  public boolean add(User user, String passwordHash, Instant now) {
    return sql.execute(
            """
            INSERT INTO server_users (tenant_id, id, username, display_name, email, zone, locale,
                                      welcome_message, password_hash, created_at)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, CAST(? AS timestamptz))
            ON CONFLICT DO NOTHING
            """,
            user.tenantId(),
            user.id(),
            user.username().value(),
            user.displayName(),
            user.email(),
            user.zone().getId(),
            user.locale().toLanguageTag(),
            user.welcomeMessage(),
            passwordHash,
            now)
        == 1;
  }

  /** Returns the user of that name; any text may be asked for. */
  public Optional<User> find(String tenantId, String username) {
    return findWithPassword(tenantId, username).map(WithPassword::user);
  }

  Optional<WithPassword> findWithPassword(String tenantId, String username) {
    // Postgres refuses a NUL character with an error, so only what can be a name is asked for.
    if (!Username.isValid(username)) {
      return Optional.empty();
    }
    return sql.fetchOptional(SELECT + " WHERE tenant_id = ? AND username = ?", tenantId, username)
        .map(row -> new WithPassword(user(row), row.get("password_hash", String.class)));
  }

  /** Returns the user with that id. */
  public Optional<User> find(String tenantId, UUID id) {
    return sql.fetchOptional(SELECT + " WHERE tenant_id = ? AND id = ?", tenantId, id)
        .map(UserStore::user);
  }

  /** Returns all users of a tenant, by display name. */
  public List<User> all(String tenantId) {
    return sql.fetch(SELECT + " WHERE tenant_id = ? ORDER BY display_name, id", tenantId)
        .map(UserStore::user);
  }

  private static User user(Record row) {
    return new User(
        row.get("tenant_id", String.class),
        row.get("id", UUID.class),
        new Username(row.get("username", String.class)),
        row.get("display_name", String.class),
        row.get("email", String.class),
        ZoneId.of(row.get("zone", String.class)),
        Locale.forLanguageTag(row.get("locale", String.class)),
        row.get("welcome_message", String.class));
  }
}
