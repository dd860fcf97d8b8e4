package io.slotcore.jdbc.internal;

import static io.slotcore.jdbc.internal.schema.tables.SlotcoreSubject.SLOTCORE_SUBJECT;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/** PostgreSQL 15 and later. */
public final class PostgresDialect implements Dialect {

  private static final Field<Instant> CLOCK =
      DSL.field(
          DSL.raw("clock_timestamp()"),
          SQLDataType.TIMESTAMPWITHTIMEZONE.asConvertedDataType(new InstantBinding()));

  @Override
  public SQLDialect sql() {
    return SQLDialect.POSTGRES;
  }

  @Override
  public String readCommitted() {
    return "SET TRANSACTION ISOLATION LEVEL READ COMMITTED";
  }

  @Override
  public Field<Instant> clock() {
    return CLOCK;
  }

  @Override
  public void ensureSubjects(DSLContext sql, String tenant, Collection<String> subjects) {
    var insert =
        sql.insertInto(SLOTCORE_SUBJECT, SLOTCORE_SUBJECT.TENANT_ID, SLOTCORE_SUBJECT.SUBJECT);
    for (String subject : subjects) {
      insert = insert.values(tenant, subject);
    }
    insert.onConflictDoNothing().execute();
  }

  /** The row's key never changes, so that foreign keys to it need not be held up. */
  @Override
  public List<String> lockSubjects(DSLContext sql, String tenant, Collection<String> subjects) {
    return sql.select(SLOTCORE_SUBJECT.SUBJECT)
        .from(SLOTCORE_SUBJECT)
        .where(SLOTCORE_SUBJECT.TENANT_ID.eq(tenant))
        .and(SLOTCORE_SUBJECT.SUBJECT.in(subjects))
        .orderBy(SLOTCORE_SUBJECT.SUBJECT)
        .forNoKeyUpdate()
        .fetch(SLOTCORE_SUBJECT.SUBJECT);
  }
}
