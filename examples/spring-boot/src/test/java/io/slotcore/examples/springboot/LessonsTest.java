package io.slotcore.examples.springboot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.slotcore.booking.Booking;
import io.slotcore.booking.SlotRefusedException;
import io.slotcore.slot.Slot;
import io.slotcore.spi.StoreException;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** A lesson and its invoice are written together, or neither is. */
@SpringBootTest
class LessonsTest {

  private static final Instant NOW = Instant.now().truncatedTo(ChronoUnit.DAYS);

  @Autowired private Lessons lessons;
  @Autowired private Invoices invoices;
  @Autowired private PlatformTransactionManager transactions;

  @TestConfiguration
  static class Database {

    @Bean(destroyMethod = "close")
    EmbeddedPostgres postgres() throws IOException {
      return EmbeddedPostgres.start();
    }

    @Bean
    DataSource dataSource(EmbeddedPostgres postgres) {
      return postgres.getPostgresDatabase();
    }
  }

  private List<Instant> open() {
    return lessons.open(NOW.plus(Duration.ofDays(3)), NOW.plus(Duration.ofDays(33))).stream()
        .map(Slot::start)
        .toList();
  }

  @Test
  void aLessonAndItsInvoiceAreWrittenTogether() {
    Instant start = open().get(0);

    Booking lesson = lessons.book("robert", start);

    assertThat(invoices.ofLessonsFrom(start))
        .extracting(Invoice::bookingId)
        .contains(lesson.id().value());
    assertThat(open()).doesNotContain(start);
  }

  @Test
  void whenTheApplicationRollsBackTheLessonIsRolledBackWithTheInvoice() {
    Instant start = open().get(0);
    long before = invoices.count();
    TransactionTemplate transaction = new TransactionTemplate(transactions);
    transaction.setIsolationLevel(TransactionDefinition.ISOLATION_READ_COMMITTED);

    transaction.executeWithoutResult(
        status -> {
          lessons.book("robert", start);
          assertThat(invoices.count()).isEqualTo(before + 1);
          assertThat(open()).doesNotContain(start);
          status.setRollbackOnly();
        });

    assertThat(invoices.count()).isEqualTo(before);
    assertThat(open()).contains(start);
  }

  @Test
  void aRefusalLeavesTheTransactionUsable() {
    List<Instant> starts = open();
    lessons.book("robert", starts.get(0));
    Instant free = open().get(0);

    Booking lesson = lessons.bookFirst("johannes", List.of(starts.get(0), free)).orElseThrow();

    assertThat(lesson.start()).isEqualTo(free);
    assertThat(invoices.ofLessonsFrom(free)).extracting(Invoice::pupil).contains("johannes");
  }

  @Test
  void anotherIsolationIsRefusedWithTheRemedy() {
    Instant start = open().get(0);
    TransactionTemplate transaction = new TransactionTemplate(transactions);
    transaction.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);

    assertThatThrownBy(
            () -> transaction.executeWithoutResult(status -> lessons.book("robert", start)))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("READ COMMITTED");
    assertThat(open()).contains(start);
  }

  @Test
  void aLessonThatIsTakenIsRefusedWithReasons() {
    Instant start = open().get(0);
    lessons.book("robert", start);

    assertThatThrownBy(() -> lessons.book("johannes", start))
        .isInstanceOf(SlotRefusedException.class)
        .hasMessageContaining("is not offered");
  }
}
