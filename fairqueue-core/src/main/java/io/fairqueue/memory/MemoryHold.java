package io.fairqueue.memory;

import static java.util.Objects.requireNonNull;

import io.fairqueue.domain.BestSeats;
import io.fairqueue.domain.Claim;
import io.fairqueue.domain.ClaimFacts;
import io.fairqueue.domain.ClaimId;
import io.fairqueue.domain.Money;
import io.fairqueue.domain.QueueEntry;
import io.fairqueue.domain.ReleaseReason;
import io.fairqueue.domain.SeatUnit;
import io.fairqueue.domain.UnitSelection;
import io.fairqueue.domain.UnitStatus;
import io.fairqueue.port.ClaimStore.HoldOutcome;
import io.fairqueue.port.HoldRequest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One hold that nothing stands against but the units. Guarded by the world's lock. */
final class MemoryHold {

  private final MemoryWorld world;
  private final HoldRequest request;
  private final @Nullable ClaimId replaces;

  MemoryHold(MemoryWorld world, HoldRequest request) {
    this.world = world;
    this.request = request;
    this.replaces = request.replaces();
  }

  HoldOutcome hold() {
    return switch (request.selection()) {
      case UnitSelection.AnyOf any -> hold(any);
      case UnitSelection.Chosen chosen -> hold(chosen);
    };
  }

  private HoldOutcome hold(UnitSelection.AnyOf any) {
    var wanted = new ArrayList<MemoryUnit>();
    for (UnitSelection.Item item : any.items()) {
      List<MemoryUnit> share = pick(item);
      if (share.size() < item.quantity()) {
        return orSoldOut(
            new HoldOutcome.UnitsTaken(inTier(item).stream().filter(this::isFree).count()));
      }
      wanted.addAll(share);
    }
    return new HoldOutcome.Held(take(wanted));
  }

  private HoldOutcome hold(UnitSelection.Chosen chosen) {
    var ids = Set.copyOf(chosen.unitIds());
    var wanted =
        world.units(request.event()).stream().filter(unit -> ids.contains(unit.id)).toList();
    if (wanted.size() < chosen.quantity()) {
      return new HoldOutcome.UnknownUnits();
    }
    return wanted.stream().allMatch(this::isFree)
        ? new HoldOutcome.Held(take(wanted))
        : orSoldOut(new HoldOutcome.UnitsTaken());
  }

  private HoldOutcome orSoldOut(HoldOutcome.UnitsTaken taken) {
    return world.units(request.event()).stream().anyMatch(this::isFree)
        ? taken
        : new HoldOutcome.SoldOut();
  }

  /** What the claim to replace holds is free for the new one. */
  private boolean isFree(MemoryUnit unit) {
    return unit.isFree() || (replaces != null && replaces.equals(unit.claimId));
  }

  private List<MemoryUnit> inTier(UnitSelection.Item item) {
    return world.units(request.event()).stream()
        .filter(unit -> item.tierId() == null || unit.tierId.equals(item.tierId()))
        .toList();
  }

  private List<MemoryUnit> pick(UnitSelection.Item item) {
    var inTier = inTier(item);
    if (inTier.stream().allMatch(unit -> unit.seat == null)) {
      return inTier.stream().filter(this::isFree).limit(item.quantity()).toList();
    }
    var seats =
        inTier.stream().map(unit -> unit.asSeat(isFree(unit) ? UnitStatus.FREE : unit.state));
    var best =
        BestSeats.choose(seats.toList(), item.quantity()).stream().map(SeatUnit::unitId).toList();
    return inTier.stream().filter(unit -> best.contains(unit.id)).toList();
  }

  private Claim take(List<MemoryUnit> units) {
    Instant end = replaces == null ? request.expiresAt() : release(replaces);
    var details = world.event(request.event()).details();
    long price = units.stream().mapToLong(MemoryUnit::priceMinor).sum();
    var claimed =
        new Claim.Claimed(
            new ClaimFacts(
                request.claim(),
                request.event(),
                request.customer(),
                request.entry(),
                units.stream().map(unit -> unit.asHeld(details)).toList(),
                new Money(price, details.currency()),
                request.now(),
                end));
    units.forEach(unit -> unit.give(request.claim(), UnitStatus.HELD));
    var line = world.line(request.event());
    if (line.entry(request.entry()) instanceof QueueEntry.Admitted entry) {
      line.put(entry.complete(request.claim()));
    } else if (line.entry(request.entry()) instanceof QueueEntry.Completed entry) {
      line.put(entry.replace(request.claim()));
    }
    return claimed.facts().amount().isFree()
        ? world.put(claimed.confirm(request.now()))
        : world.put(claimed);
  }

  /** Answers its end. */
  private Instant release(ClaimId id) {
    var old = (Claim.Claimed) requireNonNull(world.claims.get(id));
    world.put(old.release(ReleaseReason.REPLACED, request.now()));
    return old.facts().expiresAt();
  }
}
