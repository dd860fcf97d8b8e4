package io.slotcore.ical.internal.planted;

/** Something that other modules must not use. */
public final class Hidden {}
