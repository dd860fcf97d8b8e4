package io.slotcore.server;

import io.slotcore.server.notifications.MailAddress;
import io.slotcore.server.notifications.SmtpOptions;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Reads the mail server from one {@code SMTP_URL} or from single variables. */
final class SmtpSettings {

  private static final String URL_FORM =
      "use smtp://USER:PASSWORD@HOST:587 (STARTTLS) or smtps://USER:PASSWORD@HOST:465, with special"
          + " characters percent-encoded";

  private SmtpSettings() {}

  static Optional<SmtpOptions> read(Variables variables) {
    Optional<String> url = variables.text("SMTP_URL");
    Optional<String> host = variables.text("SLOTCORE_SMTP_HOST");
    int port = variables.number("SLOTCORE_SMTP_PORT", 1, 65_535, 587);
    Optional<String> user = variables.text("SLOTCORE_SMTP_USER");
    Optional<String> password = variables.text("SLOTCORE_SMTP_PASSWORD");
    boolean startTls = variables.flag("SLOTCORE_SMTP_STARTTLS", true);
    Optional<String> from = variables.text("SLOTCORE_SMTP_FROM");
    if (url.isPresent() && host.isPresent()) {
      throw new SettingsException("SMTP_URL and SLOTCORE_SMTP_HOST are both set; keep one of them");
    }
    if (url.isEmpty() && host.isEmpty()) {
      return Optional.empty();
    }
    if (user.isPresent() != password.isPresent()) {
      throw new SettingsException(
          "only one of SLOTCORE_SMTP_USER and SLOTCORE_SMTP_PASSWORD is set; set both or neither");
    }
    MailAddress sender = sender(from);
    SmtpOptions.Security security =
        startTls ? SmtpOptions.Security.STARTTLS : SmtpOptions.Security.NONE;
    return host.map(name -> new SmtpOptions(name, port, user, password, security, sender))
        .or(() -> url.map(text -> fromUrl(text, security, sender)));
  }

  private static MailAddress sender(Optional<String> from) {
    String remedy = "set it to the sender's address, like Bookings <bookings@example.com>";
    String text =
        from.orElseThrow(() -> new SettingsException("SLOTCORE_SMTP_FROM is missing; " + remedy));
    try {
      return MailAddress.parse(text);
    } catch (IllegalArgumentException e) {
      throw Variables.wrong("SLOTCORE_SMTP_FROM", text, remedy);
    }
  }

  private static SmtpOptions fromUrl(
      String text, SmtpOptions.Security security, MailAddress sender) {
    URI uri = uri(text);
    boolean tls = "smtps".equals(uri.getScheme());
    if ((!tls && !"smtp".equals(uri.getScheme())) || uri.getHost() == null) {
      throw Variables.wrongSecret("SMTP_URL", URL_FORM);
    }
    String[] login =
        uri.getRawUserInfo() == null ? new String[0] : uri.getRawUserInfo().split(":", 2);
    if (login.length == 1) {
      throw Variables.wrongSecret("SMTP_URL", "it has a user without a password; " + URL_FORM);
    }
    int port = uri.getPort() > 0 ? uri.getPort() : tls ? 465 : 587;
    return new SmtpOptions(
        uri.getHost(),
        port,
        login.length == 2 ? Optional.of(decoded(login[0])) : Optional.empty(),
        login.length == 2 ? Optional.of(decoded(login[1])) : Optional.empty(),
        tls ? SmtpOptions.Security.TLS : security,
        sender);
  }

  private static URI uri(String text) {
    try {
      return new URI(text);
    } catch (URISyntaxException e) {
      throw Variables.wrongSecret("SMTP_URL", URL_FORM);
    }
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
  }
}
