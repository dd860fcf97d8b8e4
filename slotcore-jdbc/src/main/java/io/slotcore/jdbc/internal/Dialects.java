package io.slotcore.jdbc.internal;

import io.slotcore.spi.StoreException;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.SQLException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Tells which database it is. */
public final class Dialects {

  private static final Pattern MARIADB =
      Pattern.compile("(\\d+)\\.(\\d+)\\.(\\d+)(-\\d+)?-MariaDB");

  private Dialects() {}

  /**
   * Asks a connection for product and version.
   *
   * @param connection any
   * @return the dialect of the database
   * @throws SQLException if the driver cannot tell
   * @throws StoreException if the store cannot keep its promises on this database
   */
  public static Dialect of(Connection connection) throws SQLException {
    DatabaseMetaData database = connection.getMetaData();
    String product = database.getDatabaseProductName();
    String version = String.valueOf(database.getDatabaseProductVersion());
    int major = database.getDatabaseMajorVersion();
    if (product.equals("PostgreSQL") && major >= 15) {
      return new PostgresDialect();
    }
    if (product.equals("H2") && major >= 2) {
      return new H2Dialect();
    }
    if (product.equals("MariaDB") || version.contains("MariaDB")) {
      return mariaDb(version, database);
    }
    throw new StoreException(
        "the store runs on PostgreSQL from 15 on, MariaDB and H2 from 2 on, not on %s %s"
            .formatted(product, version),
        false);
  }

  private static Dialect mariaDb(String version, DatabaseMetaData database) throws SQLException {
    Matcher parts = MARIADB.matcher(version);
    int major = database.getDatabaseMajorVersion();
    int minor = database.getDatabaseMinorVersion();
    int patch = 0;
    if (parts.find()) {
      major = Integer.parseInt(parts.group(1));
      minor = Integer.parseInt(parts.group(2));
      patch = Integer.parseInt(parts.group(3));
    }
    if (!keepsOverlapsOut(major, minor, patch)) {
      throw new StoreException(
          "MariaDB %s lets overlapping bookings in (MDEV-37199): 10.6.23, 10.11.14, 11.4.8, 11.8.3, 12.0.2 or later is needed"
              .formatted(version),
          false);
    }
    return new MariaDbDialect();
  }

  /** The defect was fixed in each line that was then maintained; other lines end before the fix. */
  static boolean keepsOverlapsOut(int major, int minor, int patch) {
    return switch (major) {
      case 10 -> (minor == 6 && patch >= 23) || (minor == 11 && patch >= 14);
      case 11 -> (minor == 4 && patch >= 8) || (minor == 8 && patch >= 3);
      case 12 -> minor > 0 || patch >= 2;
      default -> major > 12;
    };
  }
}
