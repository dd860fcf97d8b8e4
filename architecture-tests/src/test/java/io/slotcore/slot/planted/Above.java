package io.slotcore.slot.planted;

/** Something that lower packages must not use. */
public final class Above {}
