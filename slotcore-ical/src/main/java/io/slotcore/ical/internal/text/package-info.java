/** Content lines (RFC 5545, 3.1) out of a stream of bytes. */
@NullMarked
package io.slotcore.ical.internal.text;

import org.jspecify.annotations.NullMarked;
