package io.slotcore.time;

import java.time.zone.ZoneRulesProvider;

/** The time-zone data by which local times are computed: that of the running JDK. */
public final class ZoneData {

  private ZoneData() {}

  /**
   * Returns the version of the data, as the IANA names it.
   *
   * @return for instance {@code 2026a}
   */
  public static String version() {
    return ZoneRulesProvider.getVersions("UTC").lastEntry().getKey();
  }
}
