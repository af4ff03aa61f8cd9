package io.fairqueue.payment;

import io.fairqueue.access.Actor;
import io.fairqueue.access.Authorization;
import io.fairqueue.access.Deed;
import io.fairqueue.domain.Payment;
import io.fairqueue.domain.RefundNews;
import io.fairqueue.payment.MovementsOutcome.Counts;
import io.fairqueue.payment.MovementsOutcome.Unmatched;
import io.fairqueue.payment.MovementsOutcome.Why;
import io.fairqueue.port.Capture;
import io.fairqueue.port.Movement;
import io.fairqueue.port.Parts;
import io.fairqueue.port.PaymentGateway;
import io.fairqueue.port.PaymentGateway.Movements;
import io.fairqueue.port.PaymentStore.Settlement;
import io.fairqueue.port.StoreUnavailableException;
import io.fairqueue.port.Stores;
import io.fairqueue.work.Faults;
import java.time.Instant;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Brings stores to agree with a gateway that is ahead of them, as it is after a restore:
 *
 * <ol>
 *   <li>The gateway's books are read page by page: what was paid, then what went back.
 *   <li>Each line has the effect that its webhook would have had. So what is known changes nothing,
 *       a held claim is sold that had been forgotten to be, and money for what is gone goes back.
 *   <li>Money for a payment that the stores have never heard of is handed to the caller: its claim
 *       is gone too, and only people can tell its payer. Once it is back, all is well.
 * </ol>
 */
final class ReconcileMovements {

  private final Stores stores;
  private final @Nullable PaymentGateway gateway;
  private final PaymentEffects effects;
  private final Authorization authorization;

  ReconcileMovements(Parts parts) {
    this.stores = parts.stores();
    this.gateway = parts.gateway();
    this.effects = new PaymentEffects(stores, parts.notifier(), parts.ids(), parts.time());
    this.authorization = new Authorization(stores, parts.time());
  }

  public MovementsOutcome reconcile(Actor admin, Instant since, Consumer<Unmatched> sink) {
    if (!admin.admin()) {
      throw new IllegalArgumentException("only admins hold the stores against the gateway");
    }
    MovementsOutcome outcome =
        gateway == null ? new MovementsOutcome.NotShown() : read(gateway, since, sink);
    if (outcome instanceof MovementsOutcome.Read read) {
      authorization.record(
          admin, Deed.to(since, "payments.reconcile").into("changed", read.counts().changed()));
    }
    return outcome;
  }

  private MovementsOutcome read(PaymentGateway gateway, Instant since, Consumer<Unmatched> sink) {
    Counts counts = Counts.NONE;
    String cursor = null;
    do {
      switch (gateway.movements(since, cursor)) {
        case Movements.Page page -> {
          for (Movement movement : page.movements()) {
            counts = count(counts, movement, sink);
          }
          cursor = page.next();
        }
        case Movements.NoAnswer lost -> {
          return new MovementsOutcome.CutShort(counts, lost.reason());
        }
        case Movements.NotShown notShown -> {
          return new MovementsOutcome.NotShown();
        }
      }
    } while (cursor != null);
    return new MovementsOutcome.Agreed(counts);
  }

  /** One that fails stands in nobody's way, unless the stores are away. */
  private Counts count(Counts counts, Movement movement, Consumer<Unmatched> sink) {
    String failure = null;
    Effect effect;
    try {
      effect = settle(movement);
    } catch (StoreUnavailableException away) {
      throw away;
    } catch (RuntimeException fault) {
      failure = Faults.describe(fault);
      effect = new Effect.None(Why.FAILED);
    }
    return switch (effect) {
      case Effect.Changed changed -> counts.plusChanged();
      case Effect.Known known -> counts.plusKnown();
      case Effect.None none -> {
        sink.accept(new Unmatched(movement, none.why(), failure));
        yield counts.plusUnmatched();
      }
    };
  }

  private Effect settle(Movement movement) {
    return switch (movement) {
      case Movement.Taken taken -> taken(taken.reference(), taken.capture());
      case Movement.SentBack back -> sentBack(back.reference(), back.news());
      case Movement.Unreadable unreadable -> new Effect.None(Why.UNREADABLE);
    };
  }

  private Effect taken(String reference, Capture capture) {
    Payment payment = stores.payments().findByReference(reference).orElse(null);
    if (payment == null) {
      return new Effect.None(Why.UNKNOWN_PAYMENT);
    }
    return switch (effects.succeed(payment, capture)) {
      case Settlement.Confirmed confirmed -> new Effect.Changed();
      case Settlement.RefundDue due -> new Effect.Changed();
      case Settlement.Already already -> new Effect.Known();
      case Settlement.UnknownPayment unknown -> new Effect.None(Why.UNKNOWN_PAYMENT);
    };
  }

  private Effect sentBack(String reference, RefundNews news) {
    Payment payment = stores.payments().findByReference(reference).orElse(null);
    if (payment == null) {
      return news.state() == RefundNews.State.FAILED
          ? new Effect.None(Why.UNKNOWN_PAYMENT)
          : new Effect.Known();
    }
    return switch (effects.refund(payment, news)) {
      case CHANGED -> new Effect.Changed();
      case ALREADY -> new Effect.Known();
      case UNCLEAR -> new Effect.None(Why.UNCLEAR_REFUND);
      case UNKNOWN_PAYMENT -> new Effect.None(Why.UNKNOWN_PAYMENT);
    };
  }

  /** What a line came to. */
  private sealed interface Effect {

    record Changed() implements Effect {}

    /** The stores are as the line says, or need not be. */
    record Known() implements Effect {}

    record None(Why why) implements Effect {}
  }
}
