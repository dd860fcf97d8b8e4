/** Runnable classes, one a feature, and small applications with SlotCore inside. */
@NullMarked
package io.slotcore.examples;

import org.jspecify.annotations.NullMarked;
