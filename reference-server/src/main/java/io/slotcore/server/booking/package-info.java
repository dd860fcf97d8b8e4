/**
 * Holding, booking, moving and cancelling over HTTP: one service layer under the API and the pages.
 */
@NullMarked
package io.slotcore.server.booking;

import org.jspecify.annotations.NullMarked;
