/**
 * The engine. One class a stage: {@code OpenHours} lays out open time and {@code Grid} the
 * candidates, {@code EventTypeRules} and {@code MemberRules} turn every rule into the starts that
 * it forbids, {@code Roster} tells which pools can be filled, {@code Sweep} lists what is left,
 * {@code ReasonFinder} names what contains one start, {@code Chooser} says who serves.
 *
 * <p>All figures are epoch seconds in {@code long}. Nothing here is public API.
 */
@NullMarked
package io.slotcore.internal;

import org.jspecify.annotations.NullMarked;
