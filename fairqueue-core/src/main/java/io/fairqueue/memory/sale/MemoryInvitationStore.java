package io.fairqueue.memory.sale;

import io.fairqueue.domain.EventId;
import io.fairqueue.domain.Organizer;
import io.fairqueue.domain.staff.Invitation;
import io.fairqueue.domain.staff.Role;
import io.fairqueue.domain.staff.StaffMember;
import io.fairqueue.port.OrganizerStore;
import io.fairqueue.port.staff.InvitationStore;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Invitations in memory. */
public final class MemoryInvitationStore implements InvitationStore {

  private final MemoryWorld world;
  private final OrganizerStore organizers;
  private final Map<String, Invitation> open = new LinkedHashMap<>();

  public MemoryInvitationStore(MemoryWorld world, OrganizerStore organizers) {
    this.world = world;
    this.organizers = organizers;
  }

  @Override
  public AddOutcome add(Invitation invitation, String digest) {
    return world.inStep(
        () -> {
          EventId event = invitation.event();
          if (event != null && !world.events.containsKey(event)) {
            return new AddOutcome.NoEvent();
          }
          long others =
              open.values().stream()
                  .filter(each -> each.email().equals(invitation.email()))
                  .filter(each -> isGood(each, invitation.createdAt()))
                  .count();
          if (others >= MAX_OF_ADDRESS) {
            return new AddOutcome.TooMany();
          }
          open.put(digest, invitation);
          return new AddOutcome.Added();
        });
  }

  @Override
  public Optional<Invitation> find(String digest, Instant now) {
    return world.inStep(
        () -> Optional.ofNullable(open.get(digest)).filter(found -> isGood(found, now)));
  }

  @Override
  public AcceptOutcome accept(String digest, Organizer account, Instant now) {
    return world.inStep(
        () -> {
          if (find(digest, now).isEmpty()) {
            return new AcceptOutcome.NotGood();
          }
          if (!organizers.insert(account)) {
            return new AcceptOutcome.EmailTaken();
          }
          List<Invitation> theirs =
              open.values().stream()
                  .filter(each -> each.email().equals(account.email()) && isGood(each, now))
                  .sorted(Comparator.comparing(Invitation::createdAt))
                  .toList();
          theirs.forEach(each -> appoint(each, account, now));
          open.values().removeAll(theirs);
          return new AcceptOutcome.Opened();
        });
  }

  private void appoint(Invitation invitation, Organizer account, Instant now) {
    EventId event = invitation.event();
    Role role = invitation.role();
    if (event != null && role != null) {
      world
          .staff
          .computeIfAbsent(event, any -> new HashMap<>())
          .put(
              account.id(),
              new StaffMember(event, account.id(), role, invitation.invitedBy(), now));
    }
  }

  /** One to a draft that was deleted is gone with it. */
  private boolean isGood(Invitation invitation, Instant now) {
    EventId event = invitation.event();
    return now.isBefore(invitation.expiresAt())
        && (event == null || world.events.containsKey(event));
  }

  @Override
  public int prune(Instant before, int limit) {
    return world.inStep(
        () -> {
          List<String> over =
              open.entrySet().stream()
                  .filter(each -> !each.getValue().expiresAt().isAfter(before))
                  .map(Map.Entry::getKey)
                  .limit(limit)
                  .toList();
          over.forEach(open::remove);
          return over.size();
        });
  }
}
