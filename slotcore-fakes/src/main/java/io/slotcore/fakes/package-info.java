/**
 * Servers of others as faithful fakes on loopback: they answer what the real ones are documented to
 * answer, check what they are sent, and fail when a test tells them to.
 */
@NullMarked
package io.slotcore.fakes;

import org.jspecify.annotations.NullMarked;
