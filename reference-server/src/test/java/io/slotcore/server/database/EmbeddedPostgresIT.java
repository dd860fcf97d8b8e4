package io.slotcore.server.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.slotcore.server.data.DataFolder;
import io.slotcore.server.data.DataFolderException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedPostgresIT {

  @TempDir Path path;

  @Test
  void aNewFolderBecomesADurableDatabaseOnLoopbackOnly() {
    try (DataFolder folder = DataFolder.open(path.resolve("new"));
        Database database =
            Database.embedded(folder, TestDatabase.options(), RowLevelSecurity.OFF)) {
      Map<String, String> settings =
          database
              .sql()
              .fetch("SELECT name, setting FROM pg_settings")
              .intoMap(
                  row -> row.get("name", String.class), row -> row.get("setting", String.class));

      assertThat(settings)
          .containsEntry("fsync", "on")
          .containsEntry("synchronous_commit", "on")
          .containsEntry("full_page_writes", "on")
          .containsEntry("listen_addresses", "127.0.0.1")
          .containsEntry("unix_socket_directories", "")
          .containsEntry("password_encryption", "scram-sha-256");
      assertThat(database.isReachable()).isTrue();
    }
  }

  @Test
  void everyWayInAsksForAScramPassword() {
    try (DataFolder folder = DataFolder.open(path);
        Database database =
            Database.embedded(folder, TestDatabase.options(), RowLevelSecurity.OFF)) {
      List<String> methods =
          database
              .sql()
              .fetch("SELECT auth_method FROM pg_hba_file_rules")
              .getValues("auth_method", String.class);

      assertThat(methods).isNotEmpty().containsOnly("scram-sha-256");
    }
  }

  @Test
  void aWrongPasswordAndNoPasswordAreRefused() {
    try (DataFolder folder = DataFolder.open(path);
        EmbeddedPostgres postgres = EmbeddedPostgres.start(folder, TestDatabase.options())) {
      String url = postgres.url().jdbcUrl();

      assertThatThrownBy(() -> connect(url, "wrong"))
          .isInstanceOfSatisfying(
              SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("28P01"));
      assertThatThrownBy(() -> connect(url, "")).isInstanceOf(SQLException.class);
    }
  }

  private static void connect(String url, String password) throws SQLException {
    try (Connection connection = DriverManager.getConnection(url, "slotcore", password)) {
      connection.isValid(1);
    }
  }

  @Test
  void thePasswordIsRandomAndReadableByItsOwnerOnly() throws IOException {
    try (DataFolder folder = DataFolder.open(path.resolve("a"));
        DataFolder other = DataFolder.open(path.resolve("b"))) {
      EmbeddedPostgres.start(folder, TestDatabase.options()).close();
      EmbeddedPostgres.start(other, TestDatabase.options()).close();
    }
    Path file = path.resolve("a/database-password");

    assertThat(Files.getPosixFilePermissions(file))
        .isEqualTo(PosixFilePermissions.fromString("rw-------"));
    assertThat(Files.readString(file))
        .hasSizeGreaterThan(40)
        .isNotEqualTo(Files.readString(path.resolve("b/database-password")));
  }

  @Test
  void aRestartFindsWhatWasWritten() {
    try (DataFolder folder = DataFolder.open(path)) {
      try (Database database =
          Database.embedded(folder, TestDatabase.options(), RowLevelSecurity.OFF)) {
        database.sql().execute("CREATE TABLE kept (n int)");
        database.sql().execute("INSERT INTO kept VALUES (7)");
      }
      try (Database database =
          Database.embedded(folder, TestDatabase.options(), RowLevelSecurity.OFF)) {
        assertThat(database.sql().fetchValue("SELECT n FROM kept")).isEqualTo(7);
      }
    }
  }

  @Test
  void aSecondServerOnTheSameFolderIsRefused() {
    try (DataFolder folder = DataFolder.open(path)) {
      assertThat(folder.path()).exists();
      assertThatThrownBy(() -> DataFolder.open(path))
          .isInstanceOf(DataFolderException.class)
          .hasMessageContaining(folder.path().toString())
          .hasMessageContaining("in use")
          .hasMessageContaining("SLOTCORE_DATA");
    }
  }

  @Test
  void aPortThatIsTakenIsNamedBeforeAnythingIsMade() throws IOException {
    try (DataFolder folder = DataFolder.open(path);
        ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      EmbeddedOptions options =
          new EmbeddedOptions(other.getLocalPort(), TestDatabase.options().installation());

      assertThatThrownBy(() -> EmbeddedPostgres.start(folder, options))
          .isInstanceOf(DatabaseException.class)
          .hasMessageContaining("SLOTCORE_POSTGRES_PORT is '" + other.getLocalPort() + "'")
          .hasMessageContaining("in use");

      assertThat(path.resolve("cluster")).doesNotExist();
    }
  }

  @Test
  void aFixedPortIsListenedOnAndFreeForTheNextStart() throws IOException {
    int port;
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = free.getLocalPort();
    }
    EmbeddedOptions options = new EmbeddedOptions(port, TestDatabase.options().installation());
    try (DataFolder folder = DataFolder.open(path)) {
      for (int i = 0; i < 2; i++) {
        try (Database database = Database.embedded(folder, options, RowLevelSecurity.OFF)) {
          assertThat(database.sql().fetchValue("SHOW port")).isEqualTo(Integer.toString(port));
        }
      }
    }
  }

  @Test
  void aStalePidFileThatNamesAnotherProgramDoesNotPreventTheStart() throws IOException {
    try (DataFolder folder = DataFolder.open(path)) {
      EmbeddedPostgres.start(folder, TestDatabase.options()).close();
      String ours = Long.toString(ProcessHandle.current().pid());
      Files.writeString(path.resolve("cluster/postmaster.pid"), ours + "\n" + path + "\n");

      EmbeddedPostgres postgres = EmbeddedPostgres.start(folder, TestDatabase.options());

      assertThat(postgres.url().toString()).startsWith("jdbc:postgresql://127.0.0.1:");
      postgres.close();
    }
  }

  @Test
  void anInterruptedInitialisationIsRepeated() throws IOException {
    Files.createDirectories(path.resolve("cluster.new/base"));
    Files.writeString(path.resolve("cluster.new/PG_VERSION"), "18\n");
    try (DataFolder folder = DataFolder.open(path);
        Database database =
            Database.embedded(folder, TestDatabase.options(), RowLevelSecurity.OFF)) {
      assertThat(database.isReachable()).isTrue();
    }
  }
}
