package io.slotcore.server.database;

import java.util.function.Function;
import org.jooq.DSLContext;

/** Works on the tables of one tenant, in a transaction that names it for row-level security. */
public final class TenantSql {

  private TenantSql() {}

  /** Runs work in a transaction of its own, and returns what it gives. */
  public static <T> T in(DSLContext sql, String tenantId, Function<DSLContext, T> work) {
    return sql.transactionResult(
        transaction -> {
          DSLContext own = transaction.dsl();
          own.fetch("SELECT set_config('slotcore.tenant', ?, true)", tenantId);
          return work.apply(own);
        });
  }
}
