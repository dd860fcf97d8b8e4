/** What the people of a tenant offer, with the questions that bookers are asked. */
@NullMarked
package io.slotcore.server.eventtypes;

import org.jspecify.annotations.NullMarked;
