package io.slotcore.server.notifications;

/** The words of a mail, in both forms. */
public record MailBody(String subject, String text, String html) {}
