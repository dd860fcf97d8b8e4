package io.slotcore.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SortedSet;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** What the catalogue of each database says about the tables: all keys begin with the tenant. */
@ParameterizedClass
@EnumSource
class CatalogueTest {

  private static final String FIRST = "tenant_id";

  private final TestDatabase kind;

  CatalogueTest(TestDatabase kind) {
    this.kind = kind;
  }

  private interface Question<T> {
    T ask(DatabaseMetaData catalogue, Connection connection) throws SQLException;
  }

  private <T> T asking(Question<T> question) throws SQLException {
    try (Connection connection = kind.of(WriterByHand.class).getConnection()) {
      return question.ask(connection.getMetaData(), connection);
    }
  }

  /** Names are as the catalogue has them, in capital letters on H2. */
  private static SortedSet<String> tables(DatabaseMetaData catalogue, Connection connection)
      throws SQLException {
    SortedSet<String> tables = new TreeSet<>();
    try (ResultSet rows =
        catalogue.getTables(
            connection.getCatalog(),
            connection.getSchema(),
            null,
            new String[] {"TABLE", "BASE TABLE"})) {
      while (rows.next()) {
        tables.add(rows.getString("TABLE_NAME"));
      }
    }
    tables.removeIf(table -> table.equalsIgnoreCase(SlotcoreSchema.HISTORY_TABLE));
    return tables;
  }

  /** One line for each first column of a key, in small letters. */
  private List<String> firstColumns(String of, String names, String column, String place)
      throws SQLException {
    return asking(
        (catalogue, connection) -> {
          List<String> first = new ArrayList<>();
          for (String table : tables(catalogue, connection)) {
            try (ResultSet rows =
                keys(of, catalogue, connection.getCatalog(), connection.getSchema(), table)) {
              while (rows.next()) {
                if (rows.getShort(place) == 1) {
                  first.add(
                      lower(table + " " + rows.getString(names) + ": " + rows.getString(column)));
                }
              }
            }
          }
          return first;
        });
  }

  private static ResultSet keys(
      String of, DatabaseMetaData catalogue, String database, String schema, String table)
      throws SQLException {
    return switch (of) {
      case "primary" -> catalogue.getPrimaryKeys(database, schema, table);
      case "foreign" -> catalogue.getImportedKeys(database, schema, table);
      default -> catalogue.getIndexInfo(database, schema, table, false, true);
    };
  }

  private static String lower(String text) {
    return text.toLowerCase(Locale.ROOT);
  }

  @Test
  void allTablesAreOfTheStoreAndHaveAPrimaryKeyThatBeginsWithTheTenant() throws SQLException {
    SortedSet<String> tables = asking(CatalogueTest::tables);

    List<String> keys = firstColumns("primary", "PK_NAME", "COLUMN_NAME", "KEY_SEQ");

    assertThat(tables).hasSize(14).allMatch(table -> lower(table).startsWith("slotcore_"));
    assertThat(keys).hasSameSizeAs(tables).allMatch(key -> key.endsWith(": " + FIRST));
  }

  @Test
  void everyIndexAndUniqueKeyBeginsWithTheTenant() throws SQLException {
    List<String> indexes = firstColumns("index", "INDEX_NAME", "COLUMN_NAME", "ORDINAL_POSITION");

    assertThat(indexes).hasSizeGreaterThan(16).allMatch(index -> index.endsWith(": " + FIRST));
  }

  @Test
  void everyForeignKeyStaysWithinItsTenant() throws SQLException {
    List<String> from = firstColumns("foreign", "FK_NAME", "FKCOLUMN_NAME", "KEY_SEQ");
    List<String> to = firstColumns("foreign", "FK_NAME", "PKCOLUMN_NAME", "KEY_SEQ");

    assertThat(from).hasSize(8).allMatch(key -> key.endsWith(": " + FIRST));
    assertThat(to).hasSize(8).allMatch(key -> key.endsWith(": " + FIRST));
  }
}
