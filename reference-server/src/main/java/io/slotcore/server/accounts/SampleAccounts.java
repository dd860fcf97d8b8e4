package io.slotcore.server.accounts;

import io.slotcore.server.secrets.Secrets;
import io.slotcore.server.tenants.Tenant;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/**
 * The people of the sample firm, with a generated password.
 *
 * <p>The password is derived from the server's secret: it is another one in each installation, each
 * node and each start can tell it, and it is stored nowhere.
 */
public final class SampleAccounts {

  private static final int PASSWORD_LENGTH = 20;

  private final UserStore users;
  private final Passwords passwords;
  private final String password;

  /** Takes the secret that the password is derived from. */
  public SampleAccounts(UserStore users, Passwords passwords, Secrets secrets) {
    this.users = users;
    this.passwords = passwords;
    this.password =
        secrets.signer("sample-login").sign(Tenant.SAMPLE.id()).substring(0, PASSWORD_LENGTH);
  }

  /** Adds the firm and its people where they are missing. */
  public void addIfMissing(InstantSource clock) {
    users.addTenant(Tenant.SAMPLE.id(), Tenant.SAMPLE.name(), clock.instant());
    if (users.all(Tenant.SAMPLE.id()).isEmpty()) {
      String hash = passwords.hash(password);
      people().forEach(person -> users.add(person, hash, clock.instant()));
    }
  }

  /** Returns the user name of the first person. */
  public String username() {
    return people().get(0).username().value();
  }

  /** Returns the generated password, which all sample people share until one is changed. */
  public String password() {
    return password;
  }

  /** Returns whether the first person still has the generated password. */
  public boolean isPasswordUnchanged() {
    return users
        .findWithPassword(Tenant.SAMPLE.id(), username())
        .filter(found -> passwords.matches(password, found.passwordHash()))
        .isPresent();
  }

  private static List<User> people() {
    return List.of(
        person(
            "maya-brooks",
            "Maya Brooks",
            "America/New_York",
            Locale.US,
            "Strategy and pricing. Pick a time that suits you; I look forward to it."),
        person(
            "jonas-weber",
            "Jonas Weber",
            "Europe/Berlin",
            Locale.GERMANY,
            "Technology and architecture. Bring your hardest question."),
        person(
            "asha-gurung",
            "Asha Gurung",
            "Asia/Kathmandu",
            Locale.forLanguageTag("en-NP"),
            "Operations and teams. We start with what hurts most."));
  }

  private static User person(
      String username, String name, String zone, Locale locale, String welcome) {
    // The same id in each installation, so that sample data of other features can refer to it.
    UUID id =
        UUID.nameUUIDFromBytes(("slotcore sample " + username).getBytes(StandardCharsets.UTF_8));
    String email = username + "@meridian.example";
    return new User(
        Tenant.SAMPLE.id(),
        id,
        new Username(username),
        name,
        email,
        ZoneId.of(zone),
        locale,
        welcome);
  }
}
