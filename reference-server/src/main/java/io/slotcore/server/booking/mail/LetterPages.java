package io.slotcore.server.booking.mail;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import io.slotcore.server.booking.mail.BookingMails.Letter;
import io.slotcore.server.i18n.Reader;
import io.slotcore.server.notifications.MailBody;
import java.util.Map;
import java.util.stream.Collectors;

/** Writes letters as plain text and as HTML. Thread-safe. */
final class LetterPages {

  private final TemplateEngine engine = TemplateEngine.createPrecompiled(ContentType.Html);

  MailBody body(Letter letter, Reader reader) {
    StringOutput html = new StringOutput();
    engine.render(
        "letter.jte",
        Map.<String, Object>of("letter", letter, "language", reader.locale().toLanguageTag()),
        html);
    return new MailBody(letter.title(), text(letter), html.toString());
  }

  private static String text(Letter letter) {
    return letter.lead()
        + "\n\n"
        + letter.facts().entrySet().stream()
            .map(fact -> label(fact.getKey()) + " " + fact.getValue())
            .collect(Collectors.joining("\n"))
        + "\n"
        + letter.links().entrySet().stream()
            .map(link -> "\n" + link.getKey() + ": " + link.getValue())
            .collect(Collectors.joining())
        + "\n";
  }

  private static String label(String text) {
    return text.endsWith("?") ? text : text + ":";
  }
}
