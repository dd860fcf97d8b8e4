/** The reference server and its wiring; each feature has a package of its own below this one. */
@NullMarked
package io.slotcore.server;

import org.jspecify.annotations.NullMarked;
