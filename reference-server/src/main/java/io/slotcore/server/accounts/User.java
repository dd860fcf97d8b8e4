package io.slotcore.server.accounts;

import io.slotcore.server.i18n.Reader;
import io.slotcore.server.web.SignedIn;
import java.time.ZoneId;
import java.util.Locale;
import java.util.UUID;

/**
 * A person of a tenant who can be booked and can sign in.
 *
 * @param zone in which this person lives and sees times
 * @param locale in which this person reads
 * @param welcomeMessage what visitors of the person's page read first; may be empty
 */
public record User(
    String tenantId,
    UUID id,
    Username username,
    String displayName,
    String email,
    ZoneId zone,
    Locale locale,
    String welcomeMessage) {

  SignedIn signedIn() {
    return new SignedIn(id, username.value(), displayName, zone, Reader.of(locale));
  }
}
