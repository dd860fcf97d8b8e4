/** The booking port on a database. */
@SuppressWarnings("opens") // the package of the migrations holds scripts and no class
module io.slotcore.jdbc {
  requires transitive io.slotcore;
  requires transitive java.sql;
  requires org.slf4j;
  requires static jakarta.xml.bind;
  // Flyway has no module name of its own, so this one comes from the name of its jar.
  requires static flyway.core;
  requires static org.jooq;

  exports io.slotcore.jdbc;

  opens io.slotcore.jdbc.migration;
}
