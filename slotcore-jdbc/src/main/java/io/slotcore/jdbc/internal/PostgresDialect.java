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

  @Override
  public Optional<String> tenantSettingAtReadCommitted() {
    return Optional.of(
        "SELECT set_config('slotcore.tenant', ?, true),"
            + " set_config('transaction_isolation', 'read committed', true)");
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
