package io.slotcore.server.notifications;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.slotcore.server.web.ProblemException;
import io.slotcore.server.web.ProblemType;
import io.slotcore.server.web.Requests;
import io.slotcore.server.web.Routes;
import java.util.Map;
import java.util.UUID;

/** The mailbox page: what would have been sent, for any host of the tenant who is signed in. */
public final class MailboxRoutes implements Routes {

  // The mail's own styles are inline, as mail programs want them. The sandbox makes the document a
  // stranger to
  // this site: no script runs, no form is sent, nothing is loaded.
  private static final String MAIL_POLICY =
      "sandbox allow-popups; default-src 'none'; style-src 'unsafe-inline'; img-src data:;"
          + " base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

  private final Mailbox mailbox;

  /** Takes the mails. */
  public MailboxRoutes(Mailbox mailbox) {
    this.mailbox = mailbox;
  }

  @Override
  public void addTo(RoutesConfig routes) {
    routes.get("/mailbox", this::list);
    routes.get(
        "/mailbox/{id}", context -> context.render("mail.jte", Map.of("mail", mail(context))));
    routes.get("/mailbox/{id}/html", this::html);
    routes.get("/mailbox/{id}/" + Mail.Calendar.FILE_NAME, this::calendar);
  }

  private void list(Context context) {
    Requests.requireSignedIn(context);
    context.render("mailbox.jte", Map.of("mails", mailbox.latest(Requests.tenant(context).id())));
  }

  private void html(Context context) {
    Mailbox.Kept mail = mail(context);
    context.header("Content-Security-Policy", MAIL_POLICY).html(mail.body().html());
  }

  private void calendar(Context context) {
    Mail.Calendar calendar = mail(context).calendar().orElseThrow(MailboxRoutes::notFound);
    context.header(
        "Content-Disposition", "attachment; filename=\"" + Mail.Calendar.FILE_NAME + "\"");
    context
        .contentType("text/calendar;charset=utf-8;method=" + calendar.method())
        .result(calendar.content());
  }

  private Mailbox.Kept mail(Context context) {
    Requests.requireSignedIn(context);
    try {
      UUID id = UUID.fromString(context.pathParam("id"));
      return mailbox.find(Requests.tenant(context).id(), id).orElseThrow(MailboxRoutes::notFound);
    } catch (IllegalArgumentException e) {
      throw notFound();
    }
  }

  private static ProblemException notFound() {
    return new ProblemException(ProblemType.NOT_FOUND, "no such mail");
  }
}
