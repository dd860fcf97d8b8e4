package io.slotcore.elsewhere;

/** Lies in a package that no rule speaks of. */
public final class Stray {}
