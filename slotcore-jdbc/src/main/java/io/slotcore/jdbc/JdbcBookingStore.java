package io.slotcore.jdbc;

import static java.util.Objects.requireNonNull;

import io.slotcore.jdbc.internal.Connections;
import io.slotcore.jdbc.internal.OwnTransactions;
import javax.sql.DataSource;

/**
 * A booking store on a data source, in transactions of its own.
 *
 * <pre>{@code
 * SlotcoreSchema.migrate(dataSource);
 * JdbcBookingStore store =
 *     JdbcBookingStore.builder(dataSource).consumer("mail").consumer("calendar").build();
 * BookingService service = new BookingService(store);
 * }</pre>
 */
public final class JdbcBookingStore extends SqlBookingStore {

  private JdbcBookingStore(Builder builder) {
    super(builder);
  }

  /**
   * Starts a store without consumers of events.
   *
   * @param dataSource hands out connections that are in no transaction
   * @return a builder
   */
  public static Builder builder(DataSource dataSource) {
    return new Builder(requireNonNull(dataSource, "dataSource"));
  }

  /** Collects what a store is made of. */
  public static final class Builder extends SqlBookingStore.Builder<Builder> {

    private Builder(DataSource dataSource) {
      super(new OwnTransactions(Connections.of(dataSource)));
    }

    @Override
    Builder self() {
      return this;
    }

    @Override
    public JdbcBookingStore build() {
      return new JdbcBookingStore(this);
    }
  }
}
