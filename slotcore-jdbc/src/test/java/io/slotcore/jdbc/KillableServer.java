package io.slotcore.jdbc;

import java.io.IOException;
import javax.sql.DataSource;

/** A database server of a test's own, whose processes it may kill, with data that survives. */
interface KillableServer extends AutoCloseable {

  /** Starts the server on its data, and waits until it takes connections. */
  void start() throws IOException;

  /** Ends all processes of the server at once, in whatever they are doing. */
  void kill();

  /** Hands out new connections, not pooled, to a database that is there from the first start. */
  DataSource database();

  /** Kills the server and removes its data. */
  @Override
  void close();
}
