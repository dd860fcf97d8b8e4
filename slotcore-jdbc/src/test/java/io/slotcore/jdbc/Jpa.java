package io.slotcore.jdbc;

import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.PersistenceConfiguration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.sql.DataSource;

/** JPA as an application has it: Hibernate on a pool, with the entities for queries. */
final class Jpa {

  private static final Map<DataSource, EntityManagerFactory> FACTORIES = new ConcurrentHashMap<>();

  private Jpa() {}

  /** Returns a persistence unit; the provider compares its mapping with the tables. */
  static EntityManagerFactory on(DataSource database) {
    return FACTORIES.computeIfAbsent(database, Jpa::newFactory);
  }

  private static EntityManagerFactory newFactory(DataSource database) {
    PersistenceConfiguration configuration =
        new PersistenceConfiguration("application")
            .property(PersistenceConfiguration.JDBC_DATASOURCE, database)
            .property("hibernate.hbm2ddl.auto", "validate");
    SlotcoreEntities.classes().forEach(configuration::managedClass);
    return configuration.createEntityManagerFactory();
  }
}
