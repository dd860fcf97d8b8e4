/** What visitors and hosts see in a browser: picking a time, the form, the booking. */
@NullMarked
package io.slotcore.server.pages;

import org.jspecify.annotations.NullMarked;
