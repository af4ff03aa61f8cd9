package io.fairqueue.postgres.claim;

import io.fairqueue.domain.EventId;
import io.fairqueue.domain.UnitSelection;
import io.fairqueue.port.ClaimStore.HoldOutcome;
import io.fairqueue.postgres.stock.Blocks;
import io.fairqueue.postgres.stock.Sale;
import io.fairqueue.postgres.stock.UnitNumbers;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.jdbi.v3.core.Handle;

/** Why a round of holds had not what somebody wants; reads what it needs once. */
final class Lack {

  private final Handle handle;
  private final EventId event;
  private final Sale sale;
  private final Collection<Integer> replaced;
  private final Map<Integer, Long> free = new HashMap<>();

  /**
   * @param replaced units that count as free
   */
  Lack(Handle handle, EventId event, Sale sale, Collection<Integer> replaced) {
    this.handle = handle;
    this.event = event;
    this.sale = sale;
    this.replaced = replaced;
  }

  /** Whether others may have been busy with what is wanted: seats were waited for already. */
  boolean mayPass(UnitSelection selection) {
    return selection instanceof UnitSelection.AnyOf any
        && any.items().stream()
            .flatMap(item -> sale.find(item).stream())
            .anyMatch(tier -> !tier.isReserved())
        && anyFree();
  }

  HoldOutcome.Refused of(UnitSelection selection) {
    return switch (selection) {
      case UnitSelection.Chosen chosen -> of(chosen);
      case UnitSelection.AnyOf any ->
          anyFree() ? new HoldOutcome.UnitsTaken(tooFew(any)) : new HoldOutcome.SoldOut();
    };
  }

  /** What is left of the first tier of which too little is. */
  private long tooFew(UnitSelection.AnyOf any) {
    return any.items().stream()
        .filter(item -> free(item) < item.quantity())
        .mapToLong(this::free)
        .findFirst()
        .orElseGet(() -> free(any.items().getFirst()));
  }

  private HoldOutcome.Refused of(UnitSelection.Chosen chosen) {
    if (Allocation.named(handle, event, sale, chosen.unitIds()).size() < chosen.unitIds().size()) {
      return new HoldOutcome.UnknownUnits();
    }
    return anyFree() ? new HoldOutcome.UnitsTaken() : new HoldOutcome.SoldOut();
  }

  private boolean anyFree() {
    return sale.tiers().stream().anyMatch(tier -> free(tier.slot()) > 0);
  }

  private long free(UnitSelection.Item item) {
    return sale.find(item).map(tier -> free(tier.slot())).orElse(0L);
  }

  private long free(int slot) {
    return free.computeIfAbsent(slot, tier -> Blocks.countFree(handle, event, tier))
        + replaced.stream().filter(unitNo -> UnitNumbers.slot(unitNo) == slot).count();
  }
}
