package io.slotcore.ical.internal.event;

import io.slotcore.freebusy.FreeBusyType;
import io.slotcore.ical.internal.text.Property;

/** How an event counts. */
final class Types {

  private final ReadSettings settings;

  Types(ReadSettings settings) {
    this.settings = settings;
  }

  /** Returns how an event counts, of itself and by its owner's answer. */
  FreeBusyType of(EventDraft event) {
    String status = event.word(Property.STATUS);
    String answer = event.answer();
    if (status.equals("CANCELLED") || answer.equals("DECLINED") || answer.equals("DELEGATED")) {
      return FreeBusyType.FREE;
    }
    FreeBusyType shown = shown(event);
    if (shown != FreeBusyType.BUSY) {
      return shown;
    }
    if (answer.equals("NEEDS-ACTION")) {
      return settings.unanswered();
    }
    boolean tentative = status.equals("TENTATIVE") || answer.equals("TENTATIVE");
    return tentative ? settings.tentative() : FreeBusyType.BUSY;
  }

  /** Returns what Outlook says, which knows more than two states, or else TRANSP. */
  private FreeBusyType shown(EventDraft event) {
    String busyStatus = event.word(Property.BUSY_STATUS);
    String transparency = event.word(Property.TRANSP);
    boolean intended = busyStatus.isEmpty();
    return switch (intended ? event.word(Property.INTENDED_STATUS) : busyStatus) {
      // Other programs change TRANSP, and leave what Outlook had said.
      case "FREE" -> transparency.equals("OPAQUE") ? FreeBusyType.BUSY : FreeBusyType.FREE;
      case "WORKINGELSEWHERE" ->
          intended && transparency.equals("OPAQUE") ? FreeBusyType.BUSY : FreeBusyType.FREE;
      case "TENTATIVE" -> settings.tentative();
      case "OOF" -> FreeBusyType.OUT_OF_OFFICE;
      case "BUSY" -> FreeBusyType.BUSY;
      default -> transparency.equals("TRANSPARENT") ? FreeBusyType.FREE : FreeBusyType.BUSY;
    };
  }

  /** Returns what FBTYPE means; what is not known is busy (RFC 5545, 3.2.9). */
  FreeBusyType ofFbtype(String fbtype) {
    return switch (fbtype) {
      case "FREE" -> FreeBusyType.FREE;
      case "BUSY-TENTATIVE" -> settings.tentative();
      case "BUSY-UNAVAILABLE" -> FreeBusyType.OUT_OF_OFFICE;
      default -> FreeBusyType.BUSY;
    };
  }
}
