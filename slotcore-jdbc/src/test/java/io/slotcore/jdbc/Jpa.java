package io.slotcore.jdbc;

import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.PersistenceConfiguration;
import javax.sql.DataSource;

/** JPA as an application has it: Hibernate on a pool, with the entities for queries. */
final class Jpa {

  private Jpa() {}

  /** Returns a persistence unit; the provider compares its mapping with the tables. */
  static EntityManagerFactory on(DataSource database) {
    PersistenceConfiguration configuration =
        new PersistenceConfiguration("application")
            .property(PersistenceConfiguration.JDBC_DATASOURCE, database)
            .property("hibernate.hbm2ddl.auto", "validate");
    SlotcoreEntities.classes().forEach(configuration::managedClass);
    return configuration.createEntityManagerFactory();
  }
}
