/**
 * The engine. One class a stage: {@code OpenHours} lays out open time and grid, {@code
 * ForbiddenSets} turns every rule into the starts that it forbids, {@code Sweep} lists what is
 * left, {@code ReasonFinder} names the sets that contain one start.
 *
 * <p>All figures are epoch seconds in {@code long}. Nothing here is public API.
 */
@NullMarked
package io.slotcore.internal;

import org.jspecify.annotations.NullMarked;
