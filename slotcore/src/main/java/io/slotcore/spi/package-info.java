/** The ports: what a database has to offer so that the booking service can keep its promises. */
@NullMarked
package io.slotcore.spi;

import org.jspecify.annotations.NullMarked;
