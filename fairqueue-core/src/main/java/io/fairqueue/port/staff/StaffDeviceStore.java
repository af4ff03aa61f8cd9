package io.fairqueue.port.staff;

import io.fairqueue.domain.OrganizerId;
import io.fairqueue.domain.staff.StaffDevice;
import java.time.Instant;

/** In which browsers and programs organizers signed in. Thread-safe. Uses the caller's clock. */
public interface StaffDeviceStore {

  /** The most devices of an account. */
  int MAX = 50;

  /**
   * Notes that somebody signed in to an account. One in which nobody ever did is told of, as {@code
   * staff.new_device}, unless it is the account's first. Of more than {@link #MAX} those go in
   * which nobody signed in for longest.
   *
   * <p>Atomic: of callers at once one comes after the other, so one device is told of once, and of
   * two first ones the second. Of an account that there is not nothing is noted. Repeating is safe.
   */
  void record(OrganizerId organizer, StaffDevice device, Instant now);
}
