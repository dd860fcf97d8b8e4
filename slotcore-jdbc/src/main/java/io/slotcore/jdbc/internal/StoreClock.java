package io.slotcore.jdbc.internal;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.function.Supplier;

/**
 * Tells the store's time: the database's clock, so that nodes agree, plus what tests add to it.
 *
 * @param shift what is added
 */
public record StoreClock(Supplier<Duration> shift) {

  /**
   * Reads the clock, in a statement of its own.
   *
   * @return tells, once the batch was run, the time in microseconds, which is all that columns keep
   */
  Supplier<Instant> ask(Batch batch, Dialect dialect) {
    Result<Instant> clock = batch.ask(SqlStatement.of("SELECT " + dialect.clock()), this::read);
    return () -> clock.rows().get(0);
  }

  /** Returns the time in the next column, which {@link Dialect#clock} was selected into. */
  Instant read(Row row) throws SQLException {
    return row.instant().plus(shift.get()).truncatedTo(ChronoUnit.MICROS);
  }
}
