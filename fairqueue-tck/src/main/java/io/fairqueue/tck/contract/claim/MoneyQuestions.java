package io.fairqueue.tck.contract.claim;

import io.fairqueue.domain.ClaimId;
import io.fairqueue.domain.EventId;
import io.fairqueue.domain.HeldUnit;
import io.fairqueue.domain.PaymentId;
import io.fairqueue.domain.Refund;
import io.fairqueue.domain.RefundId;
import io.fairqueue.domain.RefundNews;
import io.fairqueue.domain.Ticket;
import io.fairqueue.domain.TicketId;
import io.fairqueue.domain.UnitId;
import io.fairqueue.port.DoorScan;
import io.fairqueue.port.PaymentStore.BeginOutcome;
import io.fairqueue.port.PaymentStore.RefundOutcome;
import io.fairqueue.port.PaymentStore.Settlement;
import io.fairqueue.port.Stores;
import io.fairqueue.port.TicketStore.CheckInOutcome;
import io.fairqueue.tck.contract.Question;
import io.fairqueue.tck.contract.StoresSuite;
import io.fairqueue.tck.fixture.Fixtures;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What happens to the money of a random sale, and to the tickets that it buys. */
final class MoneyQuestions {

  private static final Comparator<Refund> BY_ID =
      Comparator.comparing(refund -> refund.id().toString());

  private final EventId event;
  private final ClaimViews views;
  private final Random random;
  private final List<PaymentId> payments = new ArrayList<>();

  MoneyQuestions(EventId event, ClaimViews views, Random random) {
    this.event = event;
    this.views = views;
    this.random = random;
  }

  Question<Stores> next(ClaimId claim, Instant at) {
    return switch (random.nextInt(payments.isEmpty() ? 2 : 16)) {
      case 0, 1, 2 -> begin(claim, at);
      case 3, 4, 5 -> succeed(anyPayment(), random.nextInt(5) == 0, at);
      case 6 -> fail(anyPayment(), at);
      case 7, 8 -> requestRefund(claim, at);
      case 9 -> giveBack(anyPayment(), at);
      case 10 -> refuse(anyPayment(), at);
      case 11 -> retry(anyPayment(), at);
      case 12 -> told(anyPayment(), at);
      case 13 -> restart(claim, at);
      case 14 -> surplus(anyPayment(), at);
      default -> checkIn(claim, at);
    };
  }

  private Question<Stores> told(PaymentId payment, Instant at) {
    RefundId id = newRefund();
    List<RefundNews.State> states = List.of(RefundNews.State.values());
    RefundNews.State state = states.get(random.nextInt(states.size()));
    boolean whole = random.nextInt(4) > 0;
    RefundNews news =
        new RefundNews(state, whole ? null : StoresSuite.naira(3), null, "at the gateway");
    return new Question<>(
        "tell " + state + " of " + payment,
        stores ->
            List.of(
                stores.payments().applyRefundNews(payment, news, id, at),
                refunds(stores, payment),
                stores.payments().find(payment)));
  }

  private Question<Stores> restart(ClaimId claim, Instant at) {
    PaymentId id = new PaymentId(UUID.randomUUID());
    payments.add(id);
    return new Question<>(
        "restart " + claim,
        stores ->
            List.of(
                stores.payments().begin(id, claim, "ref-" + id, null, true, 2, at),
                stores.payments().ofClaim(claim)));
  }

  private Question<Stores> surplus(PaymentId payment, Instant at) {
    RefundId refund = newRefund();
    return new Question<>(
        "pay again " + payment,
        stores -> {
          long due =
              stores.payments().find(payment).map(each -> each.facts().amount().minor()).orElse(9L);
          Settlement settlement =
              stores.payments().succeed(payment, StoresSuite.naira(due), "y", refund, at);
          return List.of(settlement.getClass(), stores.payments().find(payment));
        });
  }

  private Question<Stores> begin(ClaimId claim, Instant at) {
    PaymentId id = new PaymentId(UUID.randomUUID());
    payments.add(id);
    return new Question<>(
        "begin to pay " + claim,
        stores -> {
          BeginOutcome outcome = stores.payments().begin(id, claim, "ref-" + id, null, 2, at);
          return List.of(outcome, stores.payments().ofClaim(claim));
        });
  }

  private Question<Stores> succeed(PaymentId payment, boolean tooLittle, Instant at) {
    RefundId refund = newRefund();
    return new Question<>(
        "pay " + payment + (tooLittle ? " too little" : ""),
        stores -> {
          long due =
              stores.payments().find(payment).map(each -> each.facts().amount().minor()).orElse(9L);
          Settlement settlement =
              stores
                  .payments()
                  .succeed(payment, StoresSuite.naira(tooLittle ? due - 1 : due), "x", refund, at);
          return switch (settlement) {
            case Settlement.Confirmed confirmed -> views.of(stores, confirmed.claim());
            case Settlement.RefundDue back -> List.of(back.refund().id(), back.refund().amount());
            case Settlement.Already already -> already;
            case Settlement.UnknownPayment unknown -> unknown;
          };
        });
  }

  private Question<Stores> fail(PaymentId payment, Instant at) {
    return new Question<>(
        "fail " + payment,
        stores ->
            List.of(
                stores.payments().fail(payment, "declined", 2, at),
                stores.payments().find(payment)));
  }

  private Question<Stores> requestRefund(ClaimId claim, Instant at) {
    RefundId id = newRefund();
    boolean force = random.nextBoolean();
    int part = random.nextBoolean() ? 0 : 1 + random.nextInt(7);
    return new Question<>(
        "ask back "
            + (part == 0 ? "" : "part " + part + " of ")
            + claim
            + (force ? " whatever" : ""),
        stores -> {
          RefundOutcome request =
              stores
                  .payments()
                  .requestRefund(claim, id, part(stores, claim, part), "cannot come", force, at);
          return List.of(
              switch (request) {
                case RefundOutcome.NothingToPay free -> views.of(stores, free.claim());
                case RefundOutcome.Requested asked ->
                    asked.refunds().stream().sorted(BY_ID).map(MoneyQuestions::seen).toList();
                case RefundOutcome.CheckedIn inside -> inside;
                case RefundOutcome.UnknownUnits unknown -> unknown;
                case RefundOutcome.NotRefundable no -> no;
              },
              tickets(stores, claim));
        });
  }

  /** Units of a claim by their position in it, each a bit. */
  private static Set<UnitId> part(Stores stores, ClaimId claim, int part) {
    List<HeldUnit> units =
        stores.claims().find(claim).map(found -> found.facts().units()).orElse(List.of());
    return IntStream.range(0, units.size())
        .filter(i -> (part >> i & 1) == 1)
        .mapToObj(i -> units.get(i).unitId())
        .collect(Collectors.toSet());
  }

  /** Which units a claim has is each store's choice: they are counted. */
  private static Object seen(Refund refund) {
    return List.of(
        refund.id(),
        refund.amount(),
        refund.units().size(),
        refund.status(),
        refund.tries(),
        refund.dueAt());
  }

  private Question<Stores> giveBack(PaymentId payment, Instant at) {
    int which = random.nextInt(6);
    return new Question<>(
        "give back " + which + " of " + payment,
        stores ->
            List.of(
                refund(stores, payment, which)
                    .map(refund -> stores.payments().refundSucceeded(refund.id(), at)),
                refunds(stores, payment),
                stores.payments().find(payment)));
  }

  private Question<Stores> refuse(PaymentId payment, Instant at) {
    int which = random.nextInt(6);
    return new Question<>(
        "do not give back " + which + " of " + payment,
        stores ->
            List.of(
                refund(stores, payment, which)
                    .map(refund -> stores.payments().refundFailed(refund.id(), "no", at)),
                refunds(stores, payment)));
  }

  private Question<Stores> retry(PaymentId payment, Instant at) {
    return new Question<>(
        "try again to give back " + payment,
        stores -> List.of(stores.payments().retryRefund(payment, at), refunds(stores, payment)));
  }

  private Question<Stores> checkIn(ClaimId claim, Instant at) {
    return new Question<>(
        "check in " + claim,
        stores -> {
          TicketId id =
              stores.tickets().ofClaim(claim).stream()
                  .map(Ticket::id)
                  .findFirst()
                  .orElseGet(() -> new TicketId(UUID.randomUUID()));
          CheckInOutcome outcome =
              stores.tickets().checkIn(DoorScan.of(event, id), Fixtures.DOORKEEPER, at);
          return List.of(outcome.getClass(), tickets(stores, claim));
        });
  }

  /** Tickets bear ids that each store makes up: their states and times are compared. */
  private static List<Object> tickets(Stores stores, ClaimId claim) {
    return stores.tickets().ofClaim(claim).stream()
        .<Object>map(
            ticket ->
                switch (ticket) {
                  case Ticket.Valid valid -> valid.facts().issuedAt();
                  case Ticket.CheckedIn used -> List.of(used.checkedInAt());
                  case Ticket.Voided gone -> List.of("void", gone.voidedAt());
                })
        .toList();
  }

  private static List<Object> refunds(Stores stores, PaymentId payment) {
    return own(stores, payment).map(MoneyQuestions::seen).toList();
  }

  private static Optional<Refund> refund(Stores stores, PaymentId payment, int which) {
    List<Refund> all = own(stores, payment).toList();
    return all.isEmpty() ? Optional.empty() : Optional.of(all.get(which % all.size()));
  }

  private static Stream<Refund> own(Stores stores, PaymentId payment) {
    return stores.payments().view(payment).stream()
        .flatMap(view -> view.refunds().stream())
        .filter(Refund::isOfPayment)
        .sorted(BY_ID);
  }

  private PaymentId anyPayment() {
    return payments.get(random.nextInt(payments.size()));
  }

  private static RefundId newRefund() {
    return new RefundId(UUID.randomUUID());
  }
}
