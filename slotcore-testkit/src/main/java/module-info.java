/** What tests of SlotCore and of its adapters need: contracts, arbitraries, clock and oracle. */
module io.slotcore.testkit {
  requires transitive io.slotcore;
  requires transitive org.junit.jupiter.api;
  requires transitive net.jqwik.api;
  requires transitive org.assertj.core;
  requires static org.jspecify;

  exports io.slotcore.testkit;
}
