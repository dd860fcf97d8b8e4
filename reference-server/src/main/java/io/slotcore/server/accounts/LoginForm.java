package io.slotcore.server.accounts;

import java.util.Optional;

/**
 * What the login page shows.
 *
 * @param next the path of this site to go to after the login
 */
public record LoginForm(String username, String next, Optional<String> error) {}
