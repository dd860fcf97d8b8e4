package io.slotcore.server.accounts;

import io.slotcore.server.accounts.UserStore.WithPassword;
import java.util.Optional;

/** Decides who may sign in. Thread-safe. */
public final class Login {

  /** What became of an attempt. */
  sealed interface Outcome {

    /** The password is right; {@code token} is the new session's. */
    record Success(String token) implements Outcome {}

    /** There is no such user, or the password is another; which of them is not told. */
    record Failure() implements Outcome {}

    /** There were too many attempts; the password was not looked at. */
    record Throttled() implements Outcome {}
  }

  private final UserStore users;
  private final Passwords passwords;
  private final Sessions sessions;
  private final LoginThrottle throttle;

  Login(UserStore users, Passwords passwords, Sessions sessions, LoginThrottle throttle) {
    this.users = users;
    this.passwords = passwords;
    this.sessions = sessions;
    this.throttle = throttle;
  }

  Outcome attempt(String tenantId, String username, String password, String address) {
    // What cannot be a name is one account for the throttle, or each guess would be a new one.
    String account = Username.isValid(username) ? username : "";
    if (!throttle.admits(tenantId, account, address)) {
      return new Outcome.Throttled();
    }
    Optional<WithPassword> found = users.findWithPassword(tenantId, username);
    if (found.isEmpty()) {
      passwords.pretendToMatch(password);
      return new Outcome.Failure();
    }
    if (!passwords.matches(password, found.get().passwordHash())) {
      return new Outcome.Failure();
    }
    throttle.succeeded(tenantId, account, address);
    return new Outcome.Success(sessions.begin(found.get().user()));
  }
}
