package io.slotcore.server.web;

import io.slotcore.server.i18n.Messages;
import io.slotcore.server.i18n.Reader;
import io.slotcore.server.i18n.TimeText;
import io.slotcore.server.tenants.Tenant;
import java.time.ZoneId;
import java.util.Optional;

/**
 * What every template can use; it gets it as its parameter {@code page}.
 *
 * @param formToken the value of the hidden field {@link FormTokens#FIELD} of each form
 */
public record Page(
    Tenant tenant, Reader reader, Optional<SignedIn> signedIn, String formToken, Site site) {

  /** What is the same on all pages of this server. */
  public record Site(Assets assets, boolean hasMailbox) {}

  /** Returns a text in the reader's language. */
  public String text(String key, Object... arguments) {
    return messages().text(key, arguments);
  }

  /** Returns the texts in the reader's language. */
  public Messages messages() {
    return reader.messages();
  }

  /** Returns how this reader sees times in a zone. */
  public TimeText in(ZoneId zone) {
    return TimeText.of(reader, zone);
  }

  /** Returns the address of an asset. */
  public String asset(String name) {
    return site.assets().url(name);
  }

  /** Returns the value of the {@code lang} attribute. */
  public String language() {
    return reader.locale().toLanguageTag();
  }
}
