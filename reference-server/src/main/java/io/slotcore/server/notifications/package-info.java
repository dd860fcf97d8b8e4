/** Mail: what is sent, and where it goes. */
@NullMarked
package io.slotcore.server.notifications;

import org.jspecify.annotations.NullMarked;
