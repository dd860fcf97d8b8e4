/** Outlook and Microsoft 365 calendars. */
module io.slotcore.outlook {
  requires transitive io.slotcore;
}
