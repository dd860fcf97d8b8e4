package io.slotcore.ical.remote;

import javax.xml.namespace.QName;

/** Names of WebDAV and CalDAV, and the XML that asks for them. */
final class DavNames {

  static final String DAV = "DAV:";
  static final String CALDAV = "urn:ietf:params:xml:ns:caldav";
  private static final String CALENDARSERVER = "http://calendarserver.org/ns/";
  private static final String APPLE = "http://apple.com/ns/ical/";

  static final QName MULTISTATUS = new QName(DAV, "multistatus");
  static final QName RESPONSE = new QName(DAV, "response");
  static final QName SYNC_TOKEN = new QName(DAV, "sync-token");
  static final QName HREF = new QName(DAV, "href");
  static final QName STATUS = new QName(DAV, "status");
  static final QName PROPSTAT = new QName(DAV, "propstat");
  static final QName PROP = new QName(DAV, "prop");
  static final QName GETETAG = new QName(DAV, "getetag");
  static final QName CURRENT_USER_PRINCIPAL = new QName(DAV, "current-user-principal");
  static final QName RESOURCETYPE = new QName(DAV, "resourcetype");
  static final QName DISPLAYNAME = new QName(DAV, "displayname");
  static final QName PRIVILEGES = new QName(DAV, "current-user-privilege-set");
  static final QName PRIVILEGE = new QName(DAV, "privilege");
  static final QName ALL = new QName(DAV, "all");
  static final QName WRITE = new QName(DAV, "write");
  static final QName WRITE_CONTENT = new QName(DAV, "write-content");
  static final QName BIND = new QName(DAV, "bind");
  static final QName VALID_SYNC_TOKEN = new QName(DAV, "valid-sync-token");
  static final QName CALENDAR = new QName(CALDAV, "calendar");
  static final QName CALENDAR_DATA = new QName(CALDAV, "calendar-data");
  static final QName CALENDAR_HOME_SET = new QName(CALDAV, "calendar-home-set");
  static final QName COMPONENTS = new QName(CALDAV, "supported-calendar-component-set");
  static final QName COMP = new QName(CALDAV, "comp");
  static final QName NO_UID_CONFLICT = new QName(CALDAV, "no-uid-conflict");
  static final QName GETCTAG = new QName(CALENDARSERVER, "getctag");
  static final QName COLOR = new QName(APPLE, "calendar-color");

  private static final String NAMESPACES =
      " xmlns:D=\"%s\" xmlns:C=\"%s\" xmlns:S=\"%s\" xmlns:A=\"%s\""
          .formatted(DAV, CALDAV, CALENDARSERVER, APPLE);

  private DavNames() {}

  /** Returns a document with one element around some XML that uses the prefixes D, C, S and A. */
  static String document(String element, String content) {
    return "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<%s%s>%s</%s>"
        .formatted(element, NAMESPACES, content, element);
  }

  /** Returns any text as the content of an element. */
  static String escape(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
