package io.slotcore.booking;

import static java.util.Objects.requireNonNull;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** On whose behalf a command runs: a tenant, an actor, and the key that makes it safe to repeat. */
public final class Caller {

  private final TenantId tenant;
  private final Actor actor;
  private final @Nullable Idempotency idempotency;

  private Caller(TenantId tenant, Actor actor, @Nullable Idempotency idempotency) {
    this.tenant = requireNonNull(tenant, "tenant");
    this.actor = requireNonNull(actor, "actor");
    this.idempotency = idempotency;
  }

  /**
   * Returns a caller without an idempotency key.
   *
   * @param tenant to whom everything in the call belongs
   * @param actor who gives the command
   * @return the caller
   */
  public static Caller of(TenantId tenant, Actor actor) {
    return new Caller(tenant, actor, null);
  }

  /**
   * Returns this caller with a key that makes one command safe to repeat.
   *
   * @param key the key and the request that it belongs to
   * @return the changed copy
   */
  public Caller withIdempotency(Idempotency key) {
    return new Caller(tenant, actor, key);
  }

  /**
   * Returns to whom everything in the call belongs.
   *
   * @return the tenant
   */
  public TenantId tenant() {
    return tenant;
  }

  /**
   * Returns who gives the command.
   *
   * @return the actor
   */
  public Actor actor() {
    return actor;
  }

  /**
   * Returns what makes the command safe to repeat.
   *
   * @return empty if it is not to be repeated
   */
  public Optional<Idempotency> idempotency() {
    return Optional.ofNullable(idempotency);
  }
}
