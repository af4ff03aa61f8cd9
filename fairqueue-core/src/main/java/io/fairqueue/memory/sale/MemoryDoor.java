package io.fairqueue.memory.sale;

import io.fairqueue.domain.ClaimId;
import io.fairqueue.domain.EventId;
import io.fairqueue.domain.HeldUnit;
import io.fairqueue.domain.OrganizerId;
import io.fairqueue.domain.Ticket;
import io.fairqueue.domain.TicketId;
import io.fairqueue.domain.Tier;
import io.fairqueue.domain.TierId;
import io.fairqueue.domain.door.CheckIn;
import io.fairqueue.domain.door.CheckInResult;
import io.fairqueue.domain.door.DoorCount;
import io.fairqueue.port.CheckInQuery;
import io.fairqueue.port.Cursor;
import io.fairqueue.port.DoorScan;
import io.fairqueue.port.Slice;
import io.fairqueue.port.TicketStore.CheckInOutcome;
import io.fairqueue.port.TicketStore.UndoOutcome;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Who came in. All of it happens within steps of the world. */
final class MemoryDoor {

  private static final Comparator<CheckIn> NEWEST_FIRST =
      Comparator.comparing(CheckIn::heardAt).thenComparing(each -> each.id().toString()).reversed();

  private final MemoryWorld world;
  private final Map<UUID, CheckIn> all = new LinkedHashMap<>();

  MemoryDoor(MemoryWorld world) {
    this.world = world;
  }

  CheckInOutcome checkIn(DoorScan scan, OrganizerId by, Instant now) {
    Ticket ticket = ticket(scan.event(), scan.ticket());
    if (ticket == null) {
      return new CheckInOutcome.Unknown();
    }
    Optional<CheckIn> told = told(scan);
    if (told.isPresent()) {
      return again(told.get(), ticket);
    }
    return switch (ticket) {
      case Ticket.Valid valid -> enter(valid, scan, by, now);
      case Ticket.CheckedIn used -> {
        if (world.doneBefore("check-in") != null) {
          yield new CheckInOutcome.CheckedIn(used);
        }
        noteConflict(scan, used, CheckInResult.ALREADY, by, now);
        yield new CheckInOutcome.AlreadyCheckedIn(used, first(used.id()));
      }
      case Ticket.Voided gone -> {
        noteConflict(scan, gone, CheckInResult.VOID, by, now);
        yield new CheckInOutcome.Voided(gone);
      }
    };
  }

  private CheckInOutcome enter(Ticket.Valid valid, DoorScan scan, OrganizerId by, Instant now) {
    var used = valid.checkIn(scan.at(now));
    world.used.add(used.id());
    world.tickets.put(used.id(), used);
    note(scan, used, CheckInResult.ENTERED, by, now);
    world.announcements.checkedIn(used);
    world.noteDone("check-in", 1);
    return new CheckInOutcome.CheckedIn(used);
  }

  private void noteConflict(
      DoorScan scan, Ticket ticket, CheckInResult result, OrganizerId by, Instant now) {
    if (scan.isOffline()) {
      note(scan, ticket, result, by, now);
    }
  }

  private void note(
      DoorScan scan, Ticket ticket, CheckInResult result, OrganizerId by, Instant now) {
    var noted =
        new CheckIn(
            world.ids.next(),
            scan.event(),
            scan.ticket(),
            ticket.facts().label(),
            result,
            scan.at(now),
            now,
            by,
            scan.device(),
            scan.isOffline(),
            null);
    all.put(noted.id(), noted);
  }

  /** What the same device told of this before. */
  private Optional<CheckIn> told(DoorScan scan) {
    return scan.isOffline()
        ? of(scan.ticket())
            .filter(CheckIn::offline)
            .filter(each -> each.at().equals(scan.readAt()))
            .filter(each -> Objects.equals(each.device(), scan.device()))
            .findAny()
        : Optional.empty();
  }

  private CheckInOutcome again(CheckIn told, Ticket ticket) {
    return switch (told.result()) {
      case ENTERED -> new CheckInOutcome.CheckedIn(new Ticket.CheckedIn(ticket.facts(), told.at()));
      case ALREADY -> {
        CheckIn first = first(ticket.id());
        yield new CheckInOutcome.AlreadyCheckedIn(
            new Ticket.CheckedIn(ticket.facts(), first.at()), first);
      }
      case VOID -> new CheckInOutcome.Voided((Ticket.Voided) ticket);
    };
  }

  /** The one that stands; where none does, the last one that did. */
  private CheckIn first(TicketId ticket) {
    return of(ticket)
        .filter(each -> each.result() == CheckInResult.ENTERED)
        .min(Comparator.comparing((CheckIn each) -> !each.stands()).thenComparing(NEWEST_FIRST))
        .orElseThrow();
  }

  UndoOutcome undo(EventId event, TicketId id, CheckIn.Undo undo, @Nullable Instant since) {
    Ticket ticket = ticket(event, id);
    if (ticket == null) {
      return new UndoOutcome.Unknown();
    }
    return switch (ticket) {
      case Ticket.Valid valid -> new UndoOutcome.NotCheckedIn();
      case Ticket.Voided gone -> new UndoOutcome.Voided();
      case Ticket.CheckedIn used -> {
        CheckIn standing = first(id);
        if (since != null && standing.heardAt().isBefore(since)) {
          yield new UndoOutcome.TooLate();
        }
        world.used.remove(id);
        world.tickets.put(id, used.undo());
        CheckIn undone = standing.undo(undo);
        all.put(undone.id(), undone);
        yield new UndoOutcome.Undone(undone);
      }
    };
  }

  Slice<CheckIn> list(CheckInQuery query) {
    List<CheckIn> rest =
        all.values().stream()
            .filter(each -> each.eventId().equals(query.event()))
            .filter(each -> query.result() == null || each.result() == query.result())
            .sorted(NEWEST_FIRST)
            .filter(isBehind(query.after()))
            .limit(query.size() + 1L)
            .toList();
    if (rest.size() <= query.size()) {
      return new Slice<>(rest, Optional.empty());
    }
    List<CheckIn> data = rest.subList(0, query.size());
    CheckIn last = data.getLast();
    return new Slice<>(data, Optional.of(new Cursor(last.heardAt(), last.id())));
  }

  List<CheckIn> ofClaim(ClaimId claim) {
    return all.values().stream()
        .filter(
            each -> world.ticketsOf(claim).anyMatch(ticket -> ticket.id().equals(each.ticketId())))
        .sorted(NEWEST_FIRST.reversed())
        .toList();
  }

  private static Predicate<CheckIn> isBehind(@Nullable Cursor after) {
    if (after == null) {
      return each -> true;
    }
    return each -> {
      int byTime = each.heardAt().compareTo(after.at());
      return byTime < 0
          || (byTime == 0 && each.id().toString().compareTo(after.id().toString()) < 0);
    };
  }

  DoorCount count(EventId event) {
    long conflicts =
        all.values().stream()
            .filter(each -> each.eventId().equals(event))
            .filter(each -> each.result() != CheckInResult.ENTERED)
            .count();
    return new DoorCount(
        world.event(event).details().tiers().stream().map(tier -> count(event, tier)).toList(),
        conflicts);
  }

  private DoorCount.OfTier count(EventId event, Tier tier) {
    List<Ticket> good =
        world.tickets.values().stream()
            .filter(ticket -> ticket.facts().eventId().equals(event))
            .filter(ticket -> !(ticket instanceof Ticket.Voided))
            .filter(ticket -> isOf(tier.id(), ticket))
            .toList();
    long entered = good.stream().filter(Ticket.CheckedIn.class::isInstance).count();
    return new DoorCount.OfTier(tier.id(), tier.name(), entered, good.size());
  }

  private boolean isOf(TierId tier, Ticket ticket) {
    return world.claim(ticket.facts().claimId()).facts().units().stream()
        .filter(unit -> unit.unitId().equals(ticket.facts().unitId()))
        .map(HeldUnit::tierId)
        .anyMatch(tier::equals);
  }

  private Stream<CheckIn> of(TicketId ticket) {
    return all.values().stream().filter(each -> each.ticketId().equals(ticket));
  }

  private @Nullable Ticket ticket(EventId event, TicketId id) {
    Ticket ticket = world.tickets.get(id);
    return ticket == null || !ticket.facts().eventId().equals(event) ? null : ticket;
  }
}
