package io.slotcore.server.booking;

import io.javalin.http.Context;
import io.slotcore.booking.Actor;
import io.slotcore.booking.Booking;
import io.slotcore.booking.Caller;
import io.slotcore.booking.Idempotency;
import io.slotcore.booking.TenantId;
import io.slotcore.server.web.Requests;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Optional;
import java.util.function.Function;

/** Makes callers of requests, with the idempotency key that a request may carry. */
public final class Keyed {

  private static final String HEADER = "Idempotency-Key";

  /** The field of a form that stands for the header. */
  public static final String FIELD = "_once";

  private Keyed() {}

  /** Returns the idempotency key of a request. */
  public static Optional<String> key(Context context) {
    String header = context.header(HEADER);
    return Optional.ofNullable(header == null ? context.formParam(FIELD) : header)
        .map(key -> Input.token(HEADER, key));
  }

  /**
   * Returns the caller of a command.
   *
   * @param answer makes what is kept with the key
   */
  public static Caller caller(
      Context context, Actor actor, String operation, Function<Booking, String> answer) {
    Caller caller = Caller.of(TenantId.of(Requests.tenant(context).id()), actor);
    return key(context)
        .map(key -> Idempotency.of(operation, key, requestHash(context)).withAnswer(answer))
        .map(caller::withIdempotency)
        .orElse(caller);
  }

  private static String requestHash(Context context) {
    return digest(
        context.method()
            + " "
            + context.path()
            + " "
            + context.header("If-Match")
            + "\n"
            + context.body());
  }

  /** Returns a digest of a text, which tells nothing about it. */
  public static String digest(String text) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
