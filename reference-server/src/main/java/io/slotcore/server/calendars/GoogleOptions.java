package io.slotcore.server.calendars;

import io.slotcore.gcal.GoogleAddresses;
import java.net.URI;
import java.util.Optional;

/**
 * The application as which this installation is registered with Google.
 *
 * @param at where Google is, in the place of its own addresses, as tests do
 */
public record GoogleOptions(String clientId, String clientSecret, Optional<URI> at) {

  GoogleAddresses addresses() {
    return at.map(
            base ->
                new GoogleAddresses(
                    base.resolve("/"),
                    base.resolve("/o/oauth2/v2/auth"),
                    base.resolve("/token"),
                    base.resolve("/revoke")))
        .orElseGet(GoogleAddresses::standard);
  }

  /** Returns nothing that is secret. */
  @Override
  public String toString() {
    return "GoogleOptions[" + clientId + "]";
  }
}
