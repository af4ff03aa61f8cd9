package io.fairqueue.postgres.claim;

import io.fairqueue.domain.ClaimId;
import io.fairqueue.domain.ReleaseReason;
import io.fairqueue.port.ClaimStore.HoldOutcome;
import io.fairqueue.port.HoldRequest;
import io.fairqueue.postgres.clock.Watch;
import io.fairqueue.postgres.commit.SaleNews;
import io.fairqueue.postgres.sql.Database;
import io.fairqueue.postgres.stock.Blocks;
import io.fairqueue.postgres.stock.Sale;
import io.fairqueue.postgres.stock.Units;
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
  private final SaleNews news;

  Replacement(Database database, Watch watch, SaleNews news) {
    this.database = database;
    this.watch = watch;
    this.news = news;
  }

  HoldOutcome hold(HoldRequest request, ClaimId old) {
    HoldOutcome outcome =
        Blocks.healing(
            database,
            request.event(),
            () -> tried(request, old, false).or(() -> tried(request, old, true)).orElseThrow());
    if (outcome instanceof HoldOutcome.Held held) {
      news.listener().released(ReleaseReason.REPLACED);
      HoldBatch.tell(news.listener(), held.claim(), null);
    }
    return outcome;
  }

  /**
   * Empty if others were busy with what is wanted.
   *
   * @param waitsForBusy whether they are waited for
   */
  private Optional<HoldOutcome> tried(HoldRequest request, ClaimId old, boolean waitsForBusy) {
    return database.inTransaction(
        handle -> {
          Optional<Sale> sale = Sale.lock(handle, request.event());
          return sale.isEmpty()
              ? Optional.of(new HoldOutcome.SaleClosed())
              : hold(handle, sale.get(), request, old, waitsForBusy);
        });
  }

  private Optional<HoldOutcome> hold(
      Handle handle, Sale sale, HoldRequest asked, ClaimId old, boolean waitsForBusy) {
    HoldRequest request = asked.at(watch.now(asked.now(), sale.serverTime()));
    if (!sale.sellsAt(request.now())) {
      return Optional.of(new HoldOutcome.SaleClosed());
    }
    Optional<Replaced> found =
        Replaced.lock(
            handle, request.event(), sale, request.entry(), request.customer(), old, request.now());
    if (found.isEmpty()) {
      return Optional.of(new HoldOutcome.NotReplaceable());
    }
    Optional<HoldOutcome.Refused> refusal = found.get().refusal();
    return refusal.isPresent()
        ? Optional.of(refusal.get())
        : hold(handle, sale, request, found.get(), waitsForBusy);
  }

  private static Optional<HoldOutcome> hold(
      Handle handle, Sale sale, HoldRequest request, Replaced replaced, boolean waitsForBusy) {
    ClaimId old = replaced.claim().id();
    List<Integer> units = Units.of(handle, old);
    HoldRequest lasting = request.until(replaced.claim().facts().expiresAt());
    Allocation allocation =
        new Allocation(
            handle,
            request.event(),
            sale,
            List.of(new Holds.Asked(lasting, replaced.number(), null)),
            units);
    List<Holds.Hold> holds = allocation.allocate(waitsForBusy);
    if (holds.isEmpty()) {
      Lack lack = new Lack(handle, request.event(), sale, units);
      return !waitsForBusy && lack.mayPass(request.selection())
          ? Optional.empty()
          : Optional.of(lack.of(request.selection()));
    }
    Units.end(handle, old, units);
    ClaimRows.end(handle, List.of(old.value()), ReleaseReason.REPLACED, request.now());
    Holds.write(handle, request.event(), sale, holds);
    allocation.write();
    return Optional.of(holds.getFirst().outcome(sale));
  }
}
