package io.fairqueue.postgres;

import io.fairqueue.domain.EventId;
import io.fairqueue.domain.UnitId;
import io.fairqueue.domain.UnitSelection;
import io.fairqueue.port.HoldOutcome;
import io.fairqueue.port.HoldRequest;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** A hold of these very units: all of them or none, in a transaction of its own. */
final class ChosenHold {

  private final Database database;
  private final ConnectionShares shares;
  private final Watch watch;

  ChosenHold(Database database, ConnectionShares shares, Watch watch) {
    this.database = database;
    this.shares = shares;
    this.watch = watch;
  }

  HoldOutcome hold(HoldRequest request, UnitSelection.Chosen chosen) {
    return shares.within(
        request.event(),
        () -> database.inTransaction(handle -> inTransaction(handle, request, chosen.unitIds())));
  }

  private HoldOutcome inTransaction(Handle handle, HoldRequest asked, List<UnitId> chosen) {
    EventId event = asked.event();
    Optional<Sale> found = Sale.lock(handle, event);
    if (found.isEmpty()) {
      return new HoldOutcome.SaleClosed();
    }
    Sale sale = found.get();
    HoldRequest request = asked.at(watch.now(asked.now(), sale.serverTime()));
    List<HoldRequest> one = List.of(request);
    if (!sale.sellsAt(request.now()) || Holds.lockAdmissions(handle, event, sale, one).isEmpty()) {
      Optional<HoldOutcome.Refused> refusal = Refusals.of(handle, event, sale, one).getFirst();
      return refusal.isPresent() ? refusal.get() : new HoldOutcome.NotAdmitted();
    }
    List<Holds.Unit> units = Holds.pickChosen(handle, event, chosen);
    if (units.size() < chosen.size()) {
      return whyNot(handle, event, chosen);
    }
    Holds.Hold hold = new Holds.Hold(request, units.stream().map(Holds.Unit::held).toList());
    Holds.write(handle, event, sale, List.of(hold));
    return hold.outcome(sale);
  }

  private static HoldOutcome whyNot(Handle handle, EventId event, List<UnitId> chosen) {
    if (Holds.known(handle, event, chosen) < chosen.size()) {
      return new HoldOutcome.UnknownUnits();
    }
    return Holds.anyFree(handle, event) ? new HoldOutcome.UnitsTaken() : new HoldOutcome.SoldOut();
  }
}
