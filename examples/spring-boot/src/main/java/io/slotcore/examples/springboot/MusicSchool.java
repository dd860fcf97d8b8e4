package io.slotcore.examples.springboot;

import io.slotcore.booking.BookingService;
import io.slotcore.jdbc.JpaBookingStore;
import io.slotcore.jdbc.SlotcoreSchema;
import jakarta.persistence.EntityManager;
import javax.sql.DataSource;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.persistence.autoconfigure.EntityScan;
import org.springframework.context.annotation.Bean;

/** An application with tables of its own, which books in its own transactions. */
@SpringBootApplication
@EntityScan({"io.slotcore.examples.springboot", "io.slotcore.jdbc"})
public class MusicSchool {

  public static void main(String[] args) {
    SpringApplication.run(MusicSchool.class, args);
  }

  /** Joins the transaction that is running when it is used. */
  @Bean
  BookingService bookings(EntityManager entityManager, DataSource dataSource) {
    SlotcoreSchema.migrate(dataSource);
    return new BookingService(JpaBookingStore.builder(entityManager).consumer("mail").build());
  }
}
