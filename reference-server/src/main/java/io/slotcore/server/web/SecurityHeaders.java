package io.slotcore.server.web;

import java.util.LinkedHashMap;
import java.util.Map;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.Request;

/**
 * The headers that every answer bears, errors and assets included.
 *
 * <p>They are put in place before anything handles the request; a handler that must differ sets its
 * own. The list is that of the OWASP Secure Headers Project.
 */
final class SecurityHeaders implements HttpConfiguration.Customizer {

  private static final String CONTENT_SECURITY_POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src"
          + " 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

  private final Map<String, String> headers;

  SecurityHeaders(boolean https) {
    Map<String, String> all = new LinkedHashMap<>();
    all.put("Content-Security-Policy", CONTENT_SECURITY_POLICY);
    all.put("X-Content-Type-Options", "nosniff");
    all.put("X-Frame-Options", "DENY");
    // Not no-referrer: under it browsers send "Origin: null" with our own forms.
    all.put("Referrer-Policy", "same-origin");
    all.put("Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=(), usb=()");
    all.put("Cross-Origin-Opener-Policy", "same-origin");
    all.put("Cross-Origin-Resource-Policy", "same-origin");
    all.put("X-Permitted-Cross-Domain-Policies", "none");
    // Pages and API answers are personal; what may be kept, the assets, says so itself.
    all.put("Cache-Control", "no-store");
    if (https) {
      all.put("Strict-Transport-Security", "max-age=31536000; includeSubDomains");
    }
    headers = Map.copyOf(all);
  }

  @Override
  public Request customize(Request request, HttpFields.Mutable responseHeaders) {
    putAll(responseHeaders);
    return request;
  }

  void putAll(HttpFields.Mutable responseHeaders) {
    headers.forEach(responseHeaders::put);
  }
}
