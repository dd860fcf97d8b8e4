package io.slotcore.jdbc.internal;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.jooq.Binding;
import org.jooq.BindingGetResultSetContext;
import org.jooq.BindingGetSQLInputContext;
import org.jooq.BindingGetStatementContext;
import org.jooq.BindingRegisterContext;
import org.jooq.BindingSQLContext;
import org.jooq.BindingSetSQLOutputContext;
import org.jooq.BindingSetStatementContext;
import org.jooq.Converter;
import org.jooq.conf.ParamType;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/**
 * Binds instants to columns, whatever the zone of the machine and of the session: as offset times
 * in UTC, which PostgreSQL and H2 keep as instants.
 */
public final class InstantBinding implements Binding<OffsetDateTime, Instant> {

  private static final long serialVersionUID = 1L;

  @Override
  public Converter<OffsetDateTime, Instant> converter() {
    return Converter.ofNullable(
        OffsetDateTime.class,
        Instant.class,
        OffsetDateTime::toInstant,
        instant -> instant.atOffset(ZoneOffset.UTC));
  }

  @Override
  public void sql(BindingSQLContext<Instant> context) {
    if (context.render().paramType() == ParamType.INLINED) {
      context.render().visit(DSL.inline(context.convert(converter()).value()));
    } else {
      context.render().sql(context.variable());
    }
  }

  @Override
  public void set(BindingSetStatementContext<Instant> context) throws SQLException {
    set(context.statement(), context.index(), context.value());
  }

  private static void set(PreparedStatement statement, int index, @Nullable Instant value)
      throws SQLException {
    if (value == null) {
      statement.setNull(index, Types.TIMESTAMP_WITH_TIMEZONE);
    } else {
      statement.setObject(index, value.atOffset(ZoneOffset.UTC));
    }
  }

  @Override
  public void get(BindingGetResultSetContext<Instant> context) throws SQLException {
    OffsetDateTime value = context.resultSet().getObject(context.index(), OffsetDateTime.class);
    context.value(value == null ? null : value.toInstant());
  }

  @Override
  public void register(BindingRegisterContext<Instant> context) throws SQLException {
    throw new SQLFeatureNotSupportedException("the store calls no procedures");
  }

  @Override
  public void get(BindingGetStatementContext<Instant> context) throws SQLException {
    throw new SQLFeatureNotSupportedException("the store calls no procedures");
  }

  @Override
  public void set(BindingSetSQLOutputContext<Instant> context) throws SQLException {
    throw new SQLFeatureNotSupportedException("the store has no user-defined types");
  }

  @Override
  public void get(BindingGetSQLInputContext<Instant> context) throws SQLException {
    throw new SQLFeatureNotSupportedException("the store has no user-defined types");
  }
}
