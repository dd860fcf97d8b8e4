package io.slotcore.booking;

import static java.util.Objects.requireNonNull;

import io.slotcore.eventtype.Ids;
import java.util.function.Function;

/**
 * Makes a command safe to repeat (BS-07).
 *
 * <p>The scope of a key is tenant, actor and operation. For 24 hours the same key with the same
 * request returns the first success, and with another request is refused. Refusals are not kept but
 * decided afresh.
 */
public final class Idempotency {

  private final String operation;
  private final String key;
  private final String requestHash;
  private final Function<Booking, String> answer;

  private Idempotency(
      String operation, String key, String requestHash, Function<Booking, String> answer) {
    this.operation = Ids.check("operation", operation);
    this.key = Ids.check("idempotency key", key);
    this.requestHash = Ids.check("request hash", requestHash);
    this.answer = requireNonNull(answer, "answer");
  }

  /**
   * Returns a key that keeps no answer but the booking's id.
   *
   * @param operation what is being done
   * @param key chosen by the caller
   * @param requestHash tells requests apart, for instance a digest of the body
   * @return the idempotency of one command
   * @throws IllegalArgumentException if a part is empty, too long or has white space
   */
  public static Idempotency of(String operation, String key, String requestHash) {
    return new Idempotency(operation, key, requestHash, booking -> "");
  }

  /**
   * Returns a copy that keeps an answer with the key, in the booking's own transaction.
   *
   * @param newAnswer makes the answer from the booking as it was written; without secrets
   * @return the changed copy
   */
  public Idempotency withAnswer(Function<Booking, String> newAnswer) {
    return new Idempotency(operation, key, requestHash, newAnswer);
  }

  /**
   * Returns what is being done.
   *
   * @return the operation
   */
  public String operation() {
    return operation;
  }

  /**
   * Returns the caller's key.
   *
   * @return the key
   */
  public String key() {
    return key;
  }

  /**
   * Returns what tells requests apart.
   *
   * @return the hash
   */
  public String requestHash() {
    return requestHash;
  }

  /**
   * Makes the answer that is kept.
   *
   * @param booking the booking as it was written
   * @return the answer
   */
  public String answer(Booking booking) {
    return answer.apply(booking);
  }
}
