/** Contracts for the ports, arbitraries, a clock that tests move, and simulated calendars. */
@NullMarked
package io.slotcore.testkit;

import org.jspecify.annotations.NullMarked;
