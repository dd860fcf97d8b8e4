package io.slotcore.jdbc;

import com.zaxxer.hikari.HikariDataSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.sql.DataSource;

/** Pools on a database behind row-level security, one for each role. */
record Roles(HikariDataSource owner, HikariDataSource application, HikariDataSource jobs) {

  private static final Map<DataSource, Roles> KNOWN = new ConcurrentHashMap<>();

  /** Puts up the wall on a database with the store's tables, once. */
  static Roles of(DataSource owner) {
    return KNOWN.computeIfAbsent(owner, any -> walled((HikariDataSource) owner));
  }

  private static Roles walled(HikariDataSource owner) {
    SlotcoreSchema.enableRowLevelSecurity(owner);
    return new Roles(
        owner, as(SlotcoreSchema.APPLICATION_ROLE, owner), as(SlotcoreSchema.JOBS_ROLE, owner));
  }

  private static HikariDataSource as(String role, HikariDataSource owner) {
    HikariDataSource pool = new HikariDataSource();
    if (owner.getDataSource() == null) {
      pool.setJdbcUrl(owner.getJdbcUrl());
      pool.setUsername(owner.getUsername());
    } else {
      pool.setDataSource(owner.getDataSource());
    }
    pool.setConnectionInitSql("SET ROLE " + role);
    pool.setMaximumPoolSize(20);
    pool.setMinimumIdle(1);
    return pool;
  }

  /** Returns a store in which nothing is done as the owner. */
  static JdbcBookingStore.Builder store(DataSource owner) {
    Roles roles = of(owner);
    return JdbcBookingStore.builder(roles.application()).jobs(roles.jobs());
  }
}
