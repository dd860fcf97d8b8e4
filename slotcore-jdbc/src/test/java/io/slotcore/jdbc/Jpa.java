package io.slotcore.jdbc;

import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.PersistenceConfiguration;
import java.sql.Connection;
import java.sql.SQLException;
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

  /** Where ids are binary, Hibernate has to be told. */
  private static boolean hasBinaryIds(DataSource database) {
    try (Connection connection = database.getConnection()) {
      return connection.getMetaData().getDatabaseProductName().equals("MariaDB");
    } catch (SQLException failure) {
      throw new IllegalStateException(failure);
    }
  }

  private static EntityManagerFactory newFactory(DataSource database) {
    PersistenceConfiguration configuration =
        new PersistenceConfiguration("application")
            .property("jakarta.persistence.nonJtaDataSource", database)
            .property("hibernate.hbm2ddl.auto", "validate");
    if (hasBinaryIds(database)) {
      configuration.property("hibernate.type.preferred_uuid_jdbc_type", "BINARY");
    }
    SlotcoreEntities.classes().forEach(configuration::managedClass);
    return configuration.createEntityManagerFactory();
  }
}
