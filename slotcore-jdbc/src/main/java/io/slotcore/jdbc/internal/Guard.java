package io.slotcore.jdbc.internal;

import io.slotcore.spi.StoreException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How a store has overlaps refused.
 *
 * @param kind the way
 * @param width how long a cell is; null if there are none
 */
public record Guard(Kind kind, @Nullable Duration width) {

  /** The ways. */
  public enum Kind {
    /** Whatever is best on the database. */
    DEFAULT,
    /** A constraint that compares spans. */
    CONSTRAINT,
    /** A unique key over cells of time. */
    CELLS
  }

  /** How long a cell is where nobody says otherwise. */
  public static final Duration DEFAULT_WIDTH = Duration.ofMinutes(5);

  /**
   * Returns the width of the cells on a database.
   *
   * @param dialect the database's
   * @return null if it has a constraint in their place
   * @throws StoreException if it is to have a constraint and knows none
   */
  public @Nullable Duration cellsOn(Dialect dialect) {
    return switch (kind) {
      case CELLS -> width;
      case DEFAULT -> dialect.hasOverlapConstraint() ? null : DEFAULT_WIDTH;
      case CONSTRAINT -> {
        if (!dialect.hasOverlapConstraint()) {
          throw new StoreException(
              "the database has no constraint against overlaps; guard the store by cells", false);
        }
        yield null;
      }
    };
  }

  ClaimTable claims(Dialect dialect) {
    Duration cells = cellsOn(dialect);
    return cells == null ? new ClaimsByConstraint(dialect) : new ClaimsByCells(cells);
  }
}
