package io.slotcore.jdbc;

import io.slotcore.booking.TenantId;
import io.slotcore.slot.Claim;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.ZoneOffset;
import javax.sql.DataSource;

/** SQL by hand, past the store. */
final class HandWritten {

  private HandWritten() {}

  static void claim(DataSource database, TenantId tenant, Claim claim) {
    String sql =
        """
        INSERT INTO slotcore_claim (tenant_id, booking_id, subject, claim_start, claim_end)
        VALUES (?, ?, ?, ?, ?)
        """;
    try (Connection connection = database.getConnection();
        PreparedStatement insert = connection.prepareStatement(sql)) {
      insert.setString(1, tenant.value());
      insert.setObject(2, claim.booking().value());
      insert.setString(3, claim.subject().toString());
      insert.setObject(4, claim.interval().start().atOffset(ZoneOffset.UTC));
      insert.setObject(5, claim.interval().end().atOffset(ZoneOffset.UTC));
      insert.executeUpdate();
    } catch (SQLException refused) {
      throw new IllegalStateException(refused.getSQLState(), refused);
    }
  }
}
