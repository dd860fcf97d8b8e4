package io.slotcore.eventtype;

import io.slotcore.schedule.OutOfOffice;
import io.slotcore.schedule.Schedule;
import java.util.List;

/** Who or what a pool chooses from: a host, or a resource. */
public sealed interface Member permits Host, Resource {

  /**
   * Returns the member as the subject of claims, locks and reasons.
   *
   * @return the subject with the member's id
   */
  Subject subject();

  /**
   * Returns when the member serves.
   *
   * @return the schedule in use
   */
  Schedule schedule();

  /**
   * Returns the schedule whose days cut the periods of the member's limits.
   *
   * @return the default schedule
   */
  Schedule defaultSchedule();

  /**
   * Returns when the member is absent or out of service.
   *
   * @return unmodifiable
   */
  List<OutOfOffice> outOfOffice();

  /**
   * Returns how much may be booked of the member in a period, over all event types.
   *
   * @return unmodifiable, empty if there is no limit
   */
  List<BookingLimit> limits();

  /**
   * Returns how many units there are, each with claims of its own.
   *
   * @return one for a host
   */
  int quantity();

  /**
   * Returns how many people each unit can serve at once.
   *
   * @return {@link Integer#MAX_VALUE} if that does not matter
   */
  int capacity();
}
