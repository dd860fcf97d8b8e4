/** The booking port on a database. */
@SuppressWarnings("opens") // the packages of the migrations hold scripts and no class
module io.slotcore.jdbc {
  requires transitive io.slotcore;
  requires transitive java.sql;
  requires org.slf4j;
  // Flyway has no module name of its own, so this one comes from the name of its jar.
  requires static flyway.core;
  requires static transitive jakarta.persistence;
  requires static transitive org.jooq;

  exports io.slotcore.jdbc;

  // The entities are for the provider only.
  opens io.slotcore.jdbc;
  opens io.slotcore.jdbc.migration.h2;
  opens io.slotcore.jdbc.migration.mariadb;
  opens io.slotcore.jdbc.migration.postgresql;
}
