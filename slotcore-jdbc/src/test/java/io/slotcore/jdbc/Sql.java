package io.slotcore.jdbc;

import io.slotcore.booking.TenantId;
import io.slotcore.slot.Claim;
import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;

/** SQL by hand, past the store. */
final class Sql {

  private Sql() {}

  /** A statement that the database refused. */
  static final class RefusedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String state;

    private RefusedException(SQLException refusal) {
      super(refusal);
      state = refusal.getSQLState();
    }

    String state() {
      return state;
    }
  }

  /** Runs one statement and returns how many rows it changed. */
  static int execute(DataSource database, String sql, Object... values) {
    try (Connection connection = database.getConnection();
        PreparedStatement statement = prepare(connection, sql, values)) {
      return statement.execute() ? 0 : statement.getUpdateCount();
    } catch (SQLException refusal) {
      throw new RefusedException(refusal);
    }
  }

  /** Returns the first column of all rows as text. */
  static List<String> strings(DataSource database, String sql, Object... values) {
    try (Connection connection = database.getConnection();
        PreparedStatement statement = prepare(connection, sql, values);
        ResultSet rows = statement.executeQuery()) {
      List<String> found = new ArrayList<>();
      while (rows.next()) {
        found.add(rows.getString(1));
      }
      return found;
    } catch (SQLException refusal) {
      throw new RefusedException(refusal);
    }
  }

  private static PreparedStatement prepare(Connection connection, String sql, Object... values)
      throws SQLException {
    boolean mariaDb = connection.getMetaData().getDatabaseProductName().equals("MariaDB");
    PreparedStatement statement = connection.prepareStatement(sql);
    for (int i = 0; i < values.length; i++) {
      statement.setObject(i + 1, mariaDb ? forMariaDb(values[i]) : forOthers(values[i]));
    }
    return statement;
  }

  private static Object forOthers(Object value) {
    return value instanceof Instant instant ? instant.atOffset(ZoneOffset.UTC) : value;
  }

  private static Object forMariaDb(Object value) {
    if (value instanceof Instant instant) {
      return LocalDateTime.ofInstant(instant, ZoneOffset.UTC);
    }
    return value instanceof UUID id
        ? ByteBuffer.allocate(Long.BYTES * 2)
            .putLong(id.getMostSignificantBits())
            .putLong(id.getLeastSignificantBits())
            .array()
        : value;
  }

  static void claim(DataSource database, TenantId tenant, Claim claim) {
    execute(
        database,
        """
        INSERT INTO slotcore_claim (
          tenant_id, booking_id, subject, unit_no, claim_start, claim_end)
        VALUES (?, ?, ?, ?, ?, ?)
        """,
        tenant.value(),
        claim.booking().value(),
        claim.subject().toString(),
        claim.unit().number(),
        claim.interval().start(),
        claim.interval().end());
  }

  /** Writes a claim as the cells that it takes. */
  static void cells(DataSource database, TenantId tenant, Claim claim, Duration width) {
    Instant end = claim.interval().end();
    for (Instant cell = claim.interval().start(); cell.isBefore(end); cell = cell.plus(width)) {
      execute(
          database,
          """
          INSERT INTO slotcore_cell (tenant_id, subject, unit_no, booking_id, cell_start)
          VALUES (?, ?, ?, ?, ?)
          """,
          tenant.value(),
          claim.subject().toString(),
          claim.unit().number(),
          claim.booking().value(),
          cell);
    }
  }
}
