package io.slotcore.jdbc.internal;

/** H2 2.4 and later, in its regular mode. */
final class H2Dialect implements Dialect {

  @Override
  public String folder() {
    return "h2";
  }

  @Override
  public boolean hasOverlapConstraint() {
    return false;
  }

  @Override
  public String readCommitted() {
    return "SET SESSION CHARACTERISTICS AS TRANSACTION ISOLATION LEVEL READ COMMITTED";
  }

  @Override
  public boolean isolationEndsWithTransaction() {
    return false;
  }

  /**
   * CURRENT_TIMESTAMP would be the time of the transaction's first statement that asks for it, and
   * information_schema.sessions, which knows the statement's, fails while another session ends.
   */
  @Override
  public String clock() {
    return """
    DATEADD(MILLISECOND, slotcore_clock(), TIMESTAMP WITH TIME ZONE '1970-01-01 00:00:00+00:00')\
    """;
  }

  @Override
  public String insertMissingSubjects(int count) {
    return "MERGE INTO slotcore_subject (tenant_id, subject)\nKEY (tenant_id, subject)\nVALUES "
        + "(?, ?), ".repeat(count - 1)
        + "(?, ?)";
  }
}
