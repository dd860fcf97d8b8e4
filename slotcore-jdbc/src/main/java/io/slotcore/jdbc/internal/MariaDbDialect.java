package io.slotcore.jdbc.internal;

import java.nio.ByteBuffer;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** MariaDB, from the releases on that hold a key WITHOUT OVERLAPS at READ COMMITTED. */
final class MariaDbDialect implements Dialect {

  @Override
  public String folder() {
    return "mariadb";
  }

  @Override
  public boolean hasOverlapConstraint() {
    return true;
  }

  /** At its own default, REPEATABLE READ, bookings of different hosts would deadlock in gaps. */
  @Override
  public String readCommitted() {
    return "SET TRANSACTION ISOLATION LEVEL READ COMMITTED";
  }

  @Override
  public String clock() {
    return "UTC_TIMESTAMP(6)";
  }

  /** Not INSERT IGNORE, which swallows a deadlock and fails later. */
  @Override
  public String insertMissingSubjects(int count) {
    return "INSERT INTO slotcore_subject (tenant_id, subject)\nVALUES "
        + "(?, ?), ".repeat(count - 1)
        + "(?, ?)\nON DUPLICATE KEY UPDATE subject = subject";
  }

  /**
   * The seats cannot cascade, since a check speaks of their column. So their foreign key is left
   * out for one statement; the next one brings both together again, and checks the seats.
   */
  @Override
  public List<String> resizeSession() {
    return List.of(
        """
        SET STATEMENT foreign_key_checks = 0 FOR
        UPDATE slotcore_session
        SET seats = ?
        WHERE tenant_id = ? AND booking_id = ? AND seats <> ?\
        """,
        """
        UPDATE slotcore_seat
        SET seats = ?
        WHERE tenant_id = ? AND session_id = ? AND seats <> ?\
        """);
  }

  @Override
  public void bindInstant(PreparedStatement statement, int index, Instant instant)
      throws SQLException {
    statement.setObject(index, LocalDateTime.ofInstant(instant, ZoneOffset.UTC));
  }

  @Override
  public @Nullable Instant instant(ResultSet rows, int column) throws SQLException {
    LocalDateTime value = rows.getObject(column, LocalDateTime.class);
    return value == null ? null : value.toInstant(ZoneOffset.UTC);
  }

  @Override
  public void bindId(PreparedStatement statement, int index, UUID id) throws SQLException {
    statement.setBytes(
        index,
        ByteBuffer.allocate(16)
            .putLong(id.getMostSignificantBits())
            .putLong(id.getLeastSignificantBits())
            .array());
  }

  @Override
  public @Nullable UUID id(ResultSet rows, int column) throws SQLException {
    byte[] value = rows.getBytes(column);
    if (value == null) {
      return null;
    }
    ByteBuffer bytes = ByteBuffer.wrap(value);
    return new UUID(bytes.getLong(), bytes.getLong());
  }
}
