package io.slotcore.server.calendars;

import io.slotcore.ical.http.Credentials;

/**
 * How a CalDAV account is opened: by name and password, or by a token. Of a feed all is empty, as
 * its address is the secret.
 */
record Credential(String address, String user, String password, String token) {

  static final Credential NONE = new Credential("", "", "", "");

  Credentials toCredentials() {
    return token.isEmpty() ? Credentials.basic(user, password) : Credentials.bearer(() -> token);
  }

  /** Returns nothing that is secret. */
  @Override
  public String toString() {
    return "Credential[hidden]";
  }
}
