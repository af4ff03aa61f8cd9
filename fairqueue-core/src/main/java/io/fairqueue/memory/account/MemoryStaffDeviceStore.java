package io.fairqueue.memory.account;

import io.fairqueue.domain.OrganizerId;
import io.fairqueue.domain.staff.StaffDevice;
import io.fairqueue.memory.message.MemoryOutbox;
import io.fairqueue.port.staff.StaffDeviceStore;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Predicate;

/** In which browsers and programs organizers signed in, in memory. */
public final class MemoryStaffDeviceStore implements StaffDeviceStore {

  private static final Comparator<Map.Entry<String, Instant>> LONGEST_UNSEEN =
      Map.Entry.<String, Instant>comparingByValue()
          .thenComparing(Map.Entry.<String, Instant>comparingByKey().reversed());

  /** By account, when somebody signed in last in the device of a mark. */
  private final Map<OrganizerId, Map<String, Instant>> seen = new HashMap<>();

  private final Predicate<OrganizerId> accounts;
  private final MemoryOutbox outbox;

  /**
   * @param accounts whether there is such an account
   */
  public MemoryStaffDeviceStore(Predicate<OrganizerId> accounts, MemoryOutbox outbox) {
    this.accounts = accounts;
    this.outbox = outbox;
  }

  @Override
  public synchronized void record(OrganizerId organizer, StaffDevice device, Instant now) {
    if (!accounts.test(organizer)) {
      return;
    }
    Map<String, Instant> known = seen.computeIfAbsent(organizer, id -> new HashMap<>());
    String mark = device.mark();
    if (!known.isEmpty() && !known.containsKey(mark)) {
      outbox.tellNewDevice(organizer, device, now);
    }
    known.merge(mark, now, (old, next) -> old.isAfter(next) ? old : next);
    while (known.size() > MAX) {
      known.entrySet().stream()
          .filter(each -> !each.getKey().equals(mark))
          .min(LONGEST_UNSEEN)
          .map(Map.Entry::getKey)
          .ifPresent(known::remove);
    }
  }
}
