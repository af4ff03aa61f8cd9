package io.fairqueue.cli.payment;

import io.fairqueue.cli.input.Consent;
import io.fairqueue.cli.output.Found;
import io.fairqueue.cli.output.Output;
import io.fairqueue.cli.output.RefusedException;
import io.fairqueue.cli.stores.Backend;
import io.fairqueue.cli.stores.Backends;
import io.fairqueue.cli.stores.StoreOptions;
import io.fairqueue.domain.ClaimId;
import io.fairqueue.domain.PaymentId;
import io.fairqueue.domain.UnitId;
import io.fairqueue.port.PaymentStore.RefundOutcome;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Gives the money of one sale back. */
@Command(
    name = "refund",
    header = "Refunds a sold claim; its tickets are void at once.",
    description = {
      "Also asks again for a refund that the gateway refused: by the claim, or by the payment",
      "(the one way for money that came twice). A running server sends it."
    })
public final class RefundCommand implements Runnable {

  private static final String ASKED_FOR = "Asked for; a running server sends it.";

  private final Backends backends;
  private final Output output;

  @Mixin StoreOptions where = new StoreOptions();
  @Mixin Consent consent = new Consent();

  @ArgGroup(multiplicity = "1")
  What what = new What();

  @Inject
  RefundCommand(Backends backends, Output output) {
    this.backends = backends;
    this.output = output;
  }

  @Override
  public void run() {
    consent.require("the tickets are void at once, and the money goes back");
    try (Backend backend = backends.open(where)) {
      if (what.payment != null) {
        retry(backend, what.payment);
      } else {
        refund(backend, Objects.requireNonNull(what.sale));
      }
    }
  }

  private void refund(Backend backend, Sale sale) {
    var claims = backend.fairQueue().claims();
    Set<UnitId> units = Set.copyOf(sale.units);
    var result =
        sale.force
            ? claims.forceRefund(Backend.OPERATOR, sale.claim, units, sale.reason)
            : claims.refund(Backend.OPERATOR, sale.claim, units, sale.reason);
    switch (Found.in(result, "claim " + sale.claim)) {
      case RefundOutcome.Requested requested -> output.tell(ASKED_FOR);
      case RefundOutcome.NothingToPay free -> output.tell("Refunded: it had cost nothing.");
      case RefundOutcome.UnknownUnits unknown ->
          throw new RefusedException("A unit is none of this claim's.");
      case RefundOutcome.CheckedIn inside ->
          throw new RefusedException(
              "A ticket of this claim let somebody in; --force refunds it all the same.");
      case RefundOutcome.NotRefundable no ->
          throw new RefusedException(
              "The claim is not sold, or the refund of a unit is under way or done.");
    }
  }

  private void retry(Backend backend, PaymentId payment) {
    var asked = backend.fairQueue().payments().retryRefund(Backend.OPERATOR, payment);
    if (!Found.in(asked, "payment " + payment)) {
      throw new RefusedException("The gateway refused no refund of this payment.");
    }
    output.tell(ASKED_FOR);
  }

  /** A sale, or a payment whose refund was refused. */
  static final class What {

    @ArgGroup(exclusive = false)
    @Nullable Sale sale;

    @Option(
        names = "--payment",
        paramLabel = "PAYMENT",
        description = "The payment whose refund the gateway refused.")
    @Nullable PaymentId payment;
  }

  /** A claim, and why its money goes back. */
  static final class Sale {

    @Parameters(paramLabel = "CLAIM", arity = "1", description = "The claim's id.")
    ClaimId claim;

    @Option(names = "--reason", required = true, paramLabel = "TEXT", description = "Why.")
    String reason = "";

    @Option(
        names = "--unit",
        paramLabel = "UNIT",
        description = "Only this unit of it; may be given several times.")
    List<UnitId> units = List.of();

    @Option(
        names = "--force",
        description = "Also when a ticket let somebody in; its place isn't sold again.")
    boolean force;
  }
}
