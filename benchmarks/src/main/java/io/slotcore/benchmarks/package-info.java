/**
 * The workload that SlotCore is measured by, the floor below which no engine can go, and the
 * benchmarks.
 */
@NullMarked
package io.slotcore.benchmarks;

import org.jspecify.annotations.NullMarked;
