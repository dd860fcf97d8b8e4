package io.slotcore.server.notifications;

import io.slotcore.server.database.TenantSql;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jooq.DSLContext;
import org.jooq.Record;

/** Keeps mail in the database, for a server without a mail server. Thread-safe. */
public final class Mailbox implements Mailer {

  private static final int SHOWN = 200;

  private static final String SELECT =
      """
      SELECT id, sent_at, recipient_name, recipient_address, subject, body_text, body_html,
             calendar_method, calendar
        FROM server_mailbox
      """;

  private final DSLContext sql;
  private final InstantSource clock;
  private final MessageIds ids = new MessageIds("mailbox.invalid");

  /** Takes the database and the clock that dates the mails. */
  public Mailbox(DSLContext sql, InstantSource clock) {
    this.sql = sql;
    this.clock = clock;
  }

  /**
   * A mail as it is kept.
   *
   * @param calendar the invitation, if it has one
   */
  public record Kept(
      UUID id, Instant sentAt, MailAddress to, MailBody body, Optional<Mail.Calendar> calendar) {}

  @Override
  public void send(Mail mail) {
    in(
        mail.tenantId(),
        own ->
            own.execute(
                """
                INSERT INTO server_mailbox (tenant_id, id, message_id, sent_at, recipient_name,
                                            recipient_address, subject, body_text, body_html,
                                            calendar_method, calendar)
                VALUES (?, ?, ?, CAST(? AS timestamptz), ?, ?, ?, ?, ?, ?, ?)
                ON CONFLICT (tenant_id, message_id) DO NOTHING
                """,
                mail.tenantId(),
                UUID.randomUUID(),
                ids.of(mail),
                clock.instant(),
                mail.to().name(),
                mail.to().address(),
                mail.subject(),
                withoutNul(mail.text()),
                withoutNul(mail.html()),
                mail.calendar().map(Mail.Calendar::method).orElse(null),
                mail.calendar().map(Mail.Calendar::content).orElse(null)));
  }

  private <T> T in(String tenantId, Function<DSLContext, T> work) {
    return TenantSql.in(sql, tenantId, work);
  }

  private static String withoutNul(String text) {
    // PostgreSQL has no NUL in text, and a mail is no place to fail for one.
    return text.replace("\u0000", "");
  }

  /** Returns the latest mails of a tenant, the newest first. */
  public List<Kept> latest(String tenantId) {
    return in(
        tenantId,
        own ->
            own.fetch(
                    SELECT + " WHERE tenant_id = ? ORDER BY sent_at DESC, id LIMIT " + SHOWN,
                    tenantId)
                .map(Mailbox::kept));
  }

  /** Returns one mail of a tenant. */
  public Optional<Kept> find(String tenantId, UUID id) {
    return in(
        tenantId,
        own ->
            own.fetchOptional(SELECT + " WHERE tenant_id = ? AND id = ?", tenantId, id)
                .map(Mailbox::kept));
  }

  private static Kept kept(Record row) {
    Optional<String> method = Optional.ofNullable(row.get("calendar_method", String.class));
    return new Kept(
        row.get("id", UUID.class),
        row.get("sent_at", Instant.class),
        new MailAddress(
            row.get("recipient_name", String.class), row.get("recipient_address", String.class)),
        new MailBody(
            row.get("subject", String.class),
            row.get("body_text", String.class),
            row.get("body_html", String.class)),
        method.map(name -> new Mail.Calendar(name, row.get("calendar", String.class))));
  }
}
