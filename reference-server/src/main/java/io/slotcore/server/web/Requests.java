package io.slotcore.server.web;

import io.javalin.http.Context;
import io.slotcore.server.i18n.Reader;
import io.slotcore.server.tenants.Tenant;
import java.io.IOException;
import java.util.Objects;
import java.util.Optional;

/** What is known of a request before its handler runs. */
public final class Requests {

  private static final String ID = "slotcore.request-id";
  private static final String TENANT = "slotcore.tenant";
  private static final String READER = "slotcore.reader";
  private static final String SIGNED_IN = "slotcore.signed-in";

  private static final String SEES_REASONS = "slotcore.sees-reasons";

  private Requests() {}

  /** Notes whether the reasons of a refusal may be told in full. */
  public static void setSeesReasons(Context context, boolean sees) {
    context.attribute(SEES_REASONS, sees);
  }

  static boolean seesReasons(Context context) {
    return Boolean.TRUE.equals(context.<Boolean>attribute(SEES_REASONS));
  }

  static void setId(Context context, String id) {
    context.attribute(ID, id);
  }

  /** Returns the id of the request, which the answer and the log bear as well. */
  public static String id(Context context) {
    return Objects.requireNonNullElse(context.attribute(ID), "unknown");
  }

  static void setTenant(Context context, Tenant tenant) {
    context.attribute(TENANT, tenant);
  }

  static boolean hasTenant(Context context) {
    return context.attribute(TENANT) != null;
  }

  /** Returns the tenant whose site was asked. */
  public static Tenant tenant(Context context) {
    Tenant tenant = context.attribute(TENANT);
    return Objects.requireNonNull(tenant, "the tenant is resolved before any handler");
  }

  /**
   * Returns who reads the answer: a signed-in host's own locale, else what the browser asks for.
   */
  public static Reader reader(Context context) {
    return signedIn(context)
        .map(SignedIn::reader)
        .orElseGet(
            () ->
                context.attributeOrCompute(
                    READER, c -> Reader.negotiate(c.header("Accept-Language"))));
  }

  /** Notes who is signed in, once the session was found. */
  public static void setSignedIn(Context context, SignedIn signedIn) {
    context.attribute(SIGNED_IN, signedIn);
  }

  /** Returns who is signed in, or empty for a visitor. */
  public static Optional<SignedIn> signedIn(Context context) {
    return Optional.ofNullable(context.attribute(SIGNED_IN));
  }

  /**
   * Returns who is signed in.
   *
   * @throws ProblemException if nobody is; a page then shows the login
   */
  public static SignedIn requireSignedIn(Context context) {
    return signedIn(context)
        .orElseThrow(
            () -> new ProblemException(ProblemType.NOT_SIGNED_IN, "sign in at /login first"));
  }

  /** Returns whether the request is for the API, where answers are JSON whatever is accepted. */
  public static boolean isApi(Context context) {
    return context.path().equals("/api") || context.path().startsWith("/api/");
  }

  /** Returns whether the request brings a document that only the answer is computed from. */
  static boolean isComputation(Context context) {
    return context.path().startsWith("/api/v1/compute/");
  }

  /** Returns the document that a computation is to be made from. */
  public static byte[] document(Context context) throws IOException {
    // Not the context's own body, which has the limit of all others.
    byte[] document =
        context.req().getInputStream().readNBytes((int) RequestGate.LARGEST_DOCUMENT + 1);
    if (document.length > RequestGate.LARGEST_DOCUMENT) {
      throw tooLarge(RequestGate.LARGEST_DOCUMENT);
    }
    return document;
  }

  static ProblemException tooLarge(long most) {
    return new ProblemException(
        ProblemType.CONTENT_TOO_LARGE, "a body has at most %d bytes".formatted(most));
  }
}
