package io.slotcore.jdbc.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.slotcore.spi.StoreException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is made of errors that are hard to come by. */
class SqlErrorsTest {

  private static String trace(StoreException failure) {
    StringWriter trace = new StringWriter();
    failure.printStackTrace(new PrintWriter(trace));
    return trace.toString();
  }

  @ParameterizedTest
  @CsvSource({"42000, 1064", "42601, 0"})
  void aSyntaxErrorQuotesNoValues(String state, int code) {
    SQLException quoting =
        new SQLException("syntax to use near 'ada@example.org'' at line 1", state, code);

    StoreException failure = SqlErrors.translate("reading facts", quoting);

    assertThat(trace(failure)).contains("reading facts", state).doesNotContain("ada@example.org");
    assertThat(failure.isRetryable()).isFalse();
  }

  @Test
  void whatIsForbiddenIsToldAsTheServerTellsIt() {
    SQLException denied =
        new SQLException("INSERT command denied to user 'app' for slotcore_booking", "42000", 1142);

    assertThat(trace(SqlErrors.translate("reading facts", denied)))
        .contains("denied to user 'app'");
  }

  /** A server that stops, crashes or starts; a session that was idle for too long. */
  @ParameterizedTest
  @ValueSource(strings = {"57P01", "57P02", "57P03", "57P05", "53300", "08006"})
  void aSessionThatTheServerHasEndedIsWorthARetry(String state) {
    StoreException failure =
        SqlErrors.translate("reading facts", new SQLException("terminating connection", state));

    assertThat(failure.isRetryable()).isTrue();
    assertThat(failure).hasMessageContaining(state);
  }

  @Test
  void whatTheServerSaysOfItsDiskIsNotWorthARetry() {
    assertThat(
            SqlErrors.translate("reading facts", new SQLException("could not write", "58030"))
                .isRetryable())
        .isFalse();
  }
}
