package io.fairqueue.staff;

import io.fairqueue.port.Unchanged;

/** What became of giving somebody a role, or taking it. */
public sealed interface Appointment {

  /**
   * It is done.
   *
   * @param member as they are now, or were before they went
   */
  record Done(Member member) implements Appointment {}

  /** There is no such account. */
  record NoAccount() implements Appointment, Unchanged {}

  /** This account has no role on the event. */
  record NoMember() implements Appointment, Unchanged {}

  /** The event's organizer stays its owner, whatever is said. */
  record OwnerStays() implements Appointment, Unchanged {}
}
