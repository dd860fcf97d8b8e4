package io.slotcore.jdbc.internal;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What differs from one database to another. */
public interface Dialect {

  /**
   * Returns the folder with the scripts of the schema.
   *
   * @return its name
   */
  String folder();

  /**
   * Tells whether the database can refuse overlapping spans by itself.
   *
   * @return false if only cells of time can
   */
  boolean hasOverlapConstraint();

  /**
   * Tells whether the schema has an index of the claims of more than a day.
   *
   * @return true if the database has partial indexes
   */
  default boolean hasIndexOfLongClaims() {
    return false;
  }

  /**
   * Tells whether several statements can be sent in one message and answered in one.
   *
   * @return true if texts may be joined by semicolons
   */
  default boolean pipelines() {
    return false;
  }

  /**
   * Returns what begins every transaction of ours.
   *
   * @return sets READ COMMITTED, whatever the connection's default
   */
  String readCommitted();

  /**
   * Returns what does the same in the statement of {@link #tenantSetting}, where the connection's
   * default is READ COMMITTED already; with another default the database refuses it.
   *
   * @return takes the tenant; empty if there is no such statement
   */
  default Optional<String> tenantSettingAtReadCommitted() {
    return Optional.empty();
  }

  /**
   * Tells how long the isolation level lasts that {@link #readCommitted} sets.
   *
   * @return false if it outlives the transaction
   */
  default boolean isolationEndsWithTransaction() {
    return true;
  }

  /**
   * Returns what tells the database of whom the following statements are.
   *
   * @param tenant the tenant
   * @return empty if nothing could use it
   */
  default Optional<String> tenantSetting(String tenant) {
    return Optional.empty();
  }

  /**
   * Returns the expression for the time of the statement, rather than that of the transaction.
   *
   * @return the database's clock
   */
  String clock();

  /**
   * Returns what locks rows that are to be counted on but not changed.
   *
   * @return the end of a SELECT
   */
  default String lockClause() {
    return "FOR UPDATE";
  }

  /**
   * Returns what locks rows of a table and passes over those that others have locked.
   *
   * @param alias the table's
   * @return the end of a SELECT
   */
  default String skipLockedClause(String alias) {
    return "FOR UPDATE SKIP LOCKED";
  }

  /**
   * Returns what makes rows to lock, where they are missing.
   *
   * @param count how many rows, each of tenant and subject
   * @return the text
   */
  String insertMissingSubjects(int count);

  /**
   * Returns what gives a session another number of seats, and its seats with it.
   *
   * @return texts, each of which takes the number, the tenant, the session and the number again
   */
  default List<String> resizeSession() {
    return List.of(
        """
        UPDATE slotcore_session
        SET seats = ?
        WHERE tenant_id = ? AND booking_id = ? AND seats <> ?\
        """);
  }

  /**
   * Binds a value.
   *
   * @param statement to which
   * @param index of the question mark, from one
   * @param value a text, a number, an instant, a UUID or null
   * @throws SQLException if the driver refuses it
   */
  default void bind(PreparedStatement statement, int index, @Nullable Object value)
      throws SQLException {
    if (value == null) {
      statement.setNull(index, Types.NULL);
    } else if (value instanceof String text) {
      statement.setString(index, text);
    } else if (value instanceof Integer number) {
      statement.setInt(index, number);
    } else if (value instanceof Long number) {
      statement.setLong(index, number);
    } else if (value instanceof Instant instant) {
      bindInstant(statement, index, instant);
    } else if (value instanceof UUID id) {
      bindId(statement, index, id);
    } else {
      throw new IllegalArgumentException("no column has values of " + value.getClass());
    }
  }

  /**
   * Binds an instant, whatever the zone of the machine and of the session.
   *
   * @param statement to which
   * @param index of the question mark
   * @param instant the value
   * @throws SQLException if the driver refuses it
   */
  default void bindInstant(PreparedStatement statement, int index, Instant instant)
      throws SQLException {
    statement.setObject(index, instant.atOffset(ZoneOffset.UTC));
  }

  /**
   * Binds a UUID.
   *
   * @param statement to which
   * @param index of the question mark
   * @param id the value
   * @throws SQLException if the driver refuses it
   */
  default void bindId(PreparedStatement statement, int index, UUID id) throws SQLException {
    statement.setObject(index, id);
  }

  /**
   * Reads an instant.
   *
   * @param rows at a row
   * @param column which one, from one
   * @return null if there is none
   * @throws SQLException if the driver cannot
   */
  default @Nullable Instant instant(ResultSet rows, int column) throws SQLException {
    OffsetDateTime value = rows.getObject(column, OffsetDateTime.class);
    return value == null ? null : value.toInstant();
  }

  /**
   * Reads a UUID.
   *
   * @param rows at a row
   * @param column which one, from one
   * @return null if there is none
   * @throws SQLException if the driver cannot
   */
  default @Nullable UUID id(ResultSet rows, int column) throws SQLException {
    return rows.getObject(column, UUID.class);
  }
}
