/** Users of a tenant, their passwords, sessions and the login page. */
@NullMarked
package io.slotcore.server.accounts;

import org.jspecify.annotations.NullMarked;
