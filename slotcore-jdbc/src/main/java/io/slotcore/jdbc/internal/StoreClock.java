package io.slotcore.jdbc.internal;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.function.Supplier;
import org.jooq.DSLContext;

/**
 * Tells the store's time: the database's clock, so that nodes agree, plus what tests add to it.
 *
 * @param dialect knows how to ask the clock
 * @param shift what is added
 */
public record StoreClock(Dialect dialect, Supplier<Duration> shift) {

  /**
   * Reads the clock, in a statement of its own.
   *
   * @param sql a connection
   * @return the time, in microseconds, which is all that columns keep
   */
  public Instant now(DSLContext sql) {
    Instant now = sql.select(dialect.clock()).fetchSingle().value1();
    return now.plus(shift.get()).truncatedTo(ChronoUnit.MICROS);
  }
}
