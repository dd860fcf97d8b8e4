/** The booking port on a database. */
module io.slotcore.jdbc {
  requires transitive io.slotcore;
  requires org.slf4j;
}
