package io.slotcore.jdbc.internal;

import java.util.Optional;

/** PostgreSQL 15 and later. */
final class PostgresDialect implements Dialect {

  @Override
  public String folder() {
    return "postgresql";
  }

  @Override
  public boolean hasOverlapConstraint() {
    return true;
  }

  @Override
  public boolean hasIndexOfLongClaims() {
    return true;
  }

  @Override
  public boolean pipelines() {
    return true;
  }

  @Override
  public String readCommitted() {
    return "SET TRANSACTION ISOLATION LEVEL READ COMMITTED";
  }

  /**
   * Also keeps the plans of prepared statements. All go through indexes by whole keys, whatever the
   * values; on large tables the planner would plan some of them anew each time, for nothing.
   */
  @Override
  public Optional<String> tenantSettingAtReadCommitted() {
    return Optional.of(
        "SELECT set_config('slotcore.tenant', ?, true),"
            + " set_config('transaction_isolation', 'read committed', true),"
            + " set_config('plan_cache_mode', 'force_generic_plan', true)");
  }

  @Override
  public Optional<String> tenantSetting(String tenant) {
    return Optional.of("SELECT set_config('slotcore.tenant', ?, true)");
  }

  @Override
  public String clock() {
    return "clock_timestamp()";
  }

  /** The row's key never changes, so that foreign keys to it need not be held up. */
  @Override
  public String lockClause() {
    return "FOR NO KEY UPDATE";
  }

  @Override
  public String skipLockedClause(String alias) {
    return "FOR UPDATE OF " + alias + " SKIP LOCKED";
  }

  @Override
  public String insertMissingSubjects(int count) {
    return "INSERT INTO slotcore_subject (tenant_id, subject)\nVALUES "
        + "(?, ?), ".repeat(count - 1)
        + "(?, ?)\nON CONFLICT DO NOTHING";
  }
}
