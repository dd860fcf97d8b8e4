package io.slotcore.jdbc;

import static java.util.Objects.requireNonNull;

import io.slotcore.jdbc.internal.Connections;
import io.slotcore.jdbc.internal.JoinedTransactions;
import io.slotcore.jdbc.internal.OwnTransactions;
import io.slotcore.jdbc.internal.Transactions;
import java.sql.Connection;
import java.util.function.Function;
import javax.sql.DataSource;
import org.jooq.DSLContext;

/**
 * A booking store for applications that use jOOQ: in the transaction of the application, or in
 * transactions of its own.
 *
 * <pre>{@code
 * dsl.transaction(transaction -> {
 *   BookingStore store = JooqBookingStore.builder(transaction.dsl()).consumer("mail").build();
 *   Booking booking = new BookingService(store).book(caller, choice, attendance);
 *   transaction.dsl().insertInto(PATIENT_VISIT)...
 * });
 * }</pre>
 */
public final class JooqBookingStore extends SqlBookingStore {

  private JooqBookingStore(Builder builder) {
    super(builder);
  }

  /**
   * Starts a store with transactions of its own, without consumers of events.
   *
   * @param dataSource hands out connections that are in no transaction
   * @return a builder
   */
  public static Builder builder(DataSource dataSource) {
    return new Builder(
        new OwnTransactions(Connections.of(requireNonNull(dataSource, "dataSource"))));
  }

  /**
   * Starts a store that joins the transaction which runs on the context's connection. Commit and
   * rollback are the caller's; until then nobody else sees what was booked, and its locks last.
   *
   * <p>The transaction must run at READ COMMITTED: another level is refused with a {@link
   * io.slotcore.spi.StoreException}, and a connection without a transaction with an {@link
   * IllegalStateException}. A collision is not tried again but thrown as {@link
   * io.slotcore.spi.ConcurrentChangeException}; the caller may try the whole transaction again.
   * After a refusal or a failure the transaction is as it was before, but for a deadlock on MariaDB
   * and H2, which undo all of it.
   *
   * @param context whose connection is used; with transactions that are bound to threads, one
   *     context serves them all
   * @return a builder
   */
  public static Builder builder(DSLContext context) {
    requireNonNull(context, "context");
    return new Builder(
        new JoinedTransactions(
            new Connections() {
              @Override
              public <T> T lend(Function<Connection, T> work) {
                return context.connectionResult(work::apply);
              }
            }));
  }

  /** Collects what a store is made of. */
  public static final class Builder extends SqlBookingStore.Builder<Builder> {

    private Builder(Transactions decisions) {
      super(decisions);
    }

    @Override
    Builder self() {
      return this;
    }

    @Override
    public JooqBookingStore build() {
      return new JooqBookingStore(this);
    }
  }
}
