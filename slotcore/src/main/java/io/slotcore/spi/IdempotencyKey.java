package io.slotcore.spi;

import static java.util.Objects.requireNonNull;

import io.slotcore.booking.Actor;
import io.slotcore.booking.Idempotency;
import java.time.Duration;

/**
 * The scope of an idempotency key within a tenant.
 *
 * @param principal who uses it: role and id of the actor
 * @param operation what is being done
 * @param key the caller's key
 */
public record IdempotencyKey(String principal, String operation, String key) {

  /** How long a key is kept. */
  public static final Duration KEPT = Duration.ofHours(24);

  /**
   * Checks that all parts are there.
   *
   * @param principal who uses it: role and id of the actor
   * @param operation what is being done
   * @param key the caller's key
   */
  public IdempotencyKey {
    requireNonNull(principal, "principal");
    requireNonNull(operation, "operation");
    requireNonNull(key, "key");
  }

  /**
   * Returns the scope of a command's key.
   *
   * @param actor who gives the command
   * @param idempotency the key and what is being done
   * @return the scoped key
   */
  public static IdempotencyKey of(Actor actor, Idempotency idempotency) {
    return new IdempotencyKey(
        actor.role() + ":" + actor.id(), idempotency.operation(), idempotency.key());
  }
}
