package io.slotcore.server.database;

import io.slotcore.server.data.DataFolder;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A process that inserts rows and prints the number of each once its commit is acknowledged, until
 * it is killed.
 */
final class InsertingServer {

  private InsertingServer() {}

  /** Takes the data folder and the PostgreSQL installation. */
  public static void main(String[] args) {
    EmbeddedOptions options = new EmbeddedOptions(0, Optional.of(Path.of(args[1])));
    Database database =
        Database.embedded(DataFolder.open(Path.of(args[0])), options, RowLevelSecurity.OFF);
    database.sql().execute("CREATE TABLE IF NOT EXISTS acknowledged (n bigint PRIMARY KEY)");
    for (long n = 0; ; n++) {
      database.sql().execute("INSERT INTO acknowledged (n) VALUES (?)", n);
      System.out.println("acknowledged " + n);
    }
  }
}
