/** Whose site a request is for. */
@NullMarked
package io.slotcore.server.tenants;

import org.jspecify.annotations.NullMarked;
