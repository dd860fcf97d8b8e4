package io.slotcore.jdbc.internal;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.SQLDialect;

/** What differs from one database to another. */
public interface Dialect {

  /**
   * Returns the dialect in which jOOQ writes SQL.
   *
   * @return jOOQ's name of the database
   */
  SQLDialect sql();

  /**
   * Returns the statement that begins every transaction of ours.
   *
   * @return sets READ COMMITTED for this transaction and no other, whatever the connection's
   *     default
   */
  String readCommitted();

  /**
   * Returns the expression for the time of the statement, rather than that of the transaction.
   *
   * @return the database's clock, to the microsecond
   */
  Field<Instant> clock();

  /**
   * Makes the rows that are locked, where they are missing.
   *
   * @param sql a connection
   * @param tenant whose subjects
   * @param subjects in the order of their keys
   */
  void ensureSubjects(DSLContext sql, String tenant, Collection<String> subjects);

  /**
   * Locks rows in the order of their keys, in one statement that does nothing else.
   *
   * @param sql a connection
   * @param tenant whose subjects
   * @param subjects which ones
   * @return those that have a row, which is locked now
   */
  List<String> lockSubjects(DSLContext sql, String tenant, Collection<String> subjects);
}
