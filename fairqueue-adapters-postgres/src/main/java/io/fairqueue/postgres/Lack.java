package io.fairqueue.postgres;

import io.fairqueue.domain.EventId;
import io.fairqueue.domain.UnitSelection;
import io.fairqueue.port.HoldOutcome;
import java.util.HashMap;
import java.util.Map;
import org.jdbi.v3.core.Handle;

/** Why a round of holds had not what somebody wants; reads what it needs once. */
final class Lack {

  private final Handle handle;
  private final EventId event;
  private final Sale sale;
  private final Map<Integer, Long> free = new HashMap<>();

  Lack(Handle handle, EventId event, Sale sale) {
    this.handle = handle;
    this.event = event;
    this.sale = sale;
  }

  /** Whether others may have been busy with what is wanted: seats were waited for already. */
  boolean mayPass(UnitSelection selection) {
    return selection instanceof UnitSelection.AnyOf any
        && sale.find(any).filter(tier -> !tier.isReserved()).isPresent()
        && anyFree();
  }

  HoldOutcome.Refused of(UnitSelection selection) {
    return switch (selection) {
      case UnitSelection.Chosen chosen -> of(chosen);
      case UnitSelection.AnyOf any ->
          anyFree()
              ? new HoldOutcome.UnitsTaken(
                  sale.find(any).map(tier -> free(tier.slot())).orElse(0L))
              : new HoldOutcome.SoldOut();
    };
  }

  private HoldOutcome.Refused of(UnitSelection.Chosen chosen) {
    if (Shares.named(handle, event, sale, chosen.unitIds()).size() < chosen.unitIds().size()) {
      return new HoldOutcome.UnknownUnits();
    }
    return anyFree() ? new HoldOutcome.UnitsTaken() : new HoldOutcome.SoldOut();
  }

  private boolean anyFree() {
    return sale.tiers().stream().anyMatch(tier -> free(tier.slot()) > 0);
  }

  private long free(int slot) {
    return free.computeIfAbsent(slot, tier -> Blocks.countFree(handle, event, tier));
  }
}
