package io.fairqueue.postgres;

import io.fairqueue.domain.ClaimId;
import io.fairqueue.domain.ReleaseReason;
import io.fairqueue.port.HoldOutcome;
import io.fairqueue.port.HoldRequest;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/**
 * A hold in the place of another one of the same admission, in a transaction of its own:
 *
 * <ol>
 *   <li>Lock the event, the admission, the claim.
 *   <li>Lock the blocks of what it holds and of what is wanted, and make free what it holds.
 *   <li>Take what is wanted. If that can't be had, nothing has changed.
 *   <li>Release the one, write the other, which ends when that one would have.
 * </ol>
 */
final class Replacement {

  private final Database database;
  private final Watch watch;

  Replacement(Database database, Watch watch) {
    this.database = database;
    this.watch = watch;
  }

  HoldOutcome hold(HoldRequest request, ClaimId old) {
    return database.inTransaction(
        handle ->
            Sale.lock(handle, request.event())
                .map(sale -> hold(handle, sale, request, old))
                .orElseGet(HoldOutcome.SaleClosed::new));
  }

  private HoldOutcome hold(Handle handle, Sale sale, HoldRequest asked, ClaimId old) {
    HoldRequest request = asked.at(watch.now(asked.now(), sale.serverTime()));
    if (!sale.sellsAt(request.now())) {
      return new HoldOutcome.SaleClosed();
    }
    Optional<Replaced> found =
        Replaced.lock(
            handle, request.event(), sale, request.entry(), request.customer(), old, request.now());
    if (found.isEmpty()) {
      return new HoldOutcome.NotReplaceable();
    }
    Optional<HoldOutcome.Refused> refusal = found.get().refusal();
    return refusal.isPresent() ? refusal.get() : hold(handle, sale, request, found.get());
  }

  private static HoldOutcome hold(
      Handle handle, Sale sale, HoldRequest request, Replaced replaced) {
    ClaimId old = replaced.claim().id();
    List<Integer> units = Units.of(handle, old);
    HoldRequest lasting = request.until(replaced.claim().facts().expiresAt());
    Shares shares =
        new Shares(
            handle,
            request.event(),
            sale,
            List.of(new Holds.Asked(lasting, replaced.number())),
            units);
    List<Holds.Hold> holds = shares.deal(true);
    if (holds.isEmpty()) {
      return new Lack(handle, request.event(), sale, units).of(request.selection());
    }
    Units.end(handle, old, units);
    ClaimRows.end(handle, List.of(old.value()), ReleaseReason.REPLACED, request.now());
    Holds.write(handle, request.event(), sale, holds);
    shares.write();
    return holds.getFirst().outcome(sale);
  }
}
