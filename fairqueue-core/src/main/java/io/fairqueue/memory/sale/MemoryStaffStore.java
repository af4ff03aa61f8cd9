package io.fairqueue.memory.sale;

import io.fairqueue.domain.EventId;
import io.fairqueue.domain.OrganizerId;
import io.fairqueue.domain.staff.Role;
import io.fairqueue.domain.staff.StaffMember;
import io.fairqueue.port.staff.StaffStore;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** Who works on which event, in memory. */
public final class MemoryStaffStore implements StaffStore {

  private final MemoryWorld world;
  private final Predicate<OrganizerId> accounts;

  /**
   * @param accounts whether there is such an account
   */
  public MemoryStaffStore(MemoryWorld world, Predicate<OrganizerId> accounts) {
    this.world = world;
    this.accounts = accounts;
  }

  @Override
  public boolean put(StaffMember member) {
    return world.inStep(
        () -> {
          if (!world.events.containsKey(member.event()) || !accounts.test(member.organizer())) {
            return false;
          }
          world
              .staff
              .computeIfAbsent(member.event(), any -> new HashMap<>())
              .put(member.organizer(), member);
          return true;
        });
  }

  @Override
  public boolean remove(EventId event, OrganizerId organizer) {
    return world.inStep(() -> ofEvent(event).remove(organizer) != null);
  }

  @Override
  public Optional<Role> role(EventId event, OrganizerId organizer) {
    return world.inStep(
        () -> Optional.ofNullable(ofEvent(event).get(organizer)).map(StaffMember::role));
  }

  @Override
  public Map<EventId, Role> roles(OrganizerId organizer) {
    return world.inStep(
        () -> {
          Map<EventId, Role> roles = new HashMap<>();
          world.staff.forEach(
              (event, members) -> {
                StaffMember member = members.get(organizer);
                if (member != null) {
                  roles.put(event, member.role());
                }
              });
          return roles;
        });
  }

  @Override
  public List<StaffMember> of(EventId event) {
    return world.inStep(
        () ->
            ofEvent(event).values().stream()
                .sorted(
                    Comparator.comparing(StaffMember::addedAt)
                        .thenComparing(member -> member.organizer().toString()))
                .toList());
  }

  private Map<OrganizerId, StaffMember> ofEvent(EventId event) {
    return world.staff.computeIfAbsent(event, any -> new HashMap<>());
  }
}
