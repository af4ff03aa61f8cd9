package io.fairqueue.cli.payment;

import io.fairqueue.domain.Money;
import io.fairqueue.payment.MovementsOutcome.Unmatched;
import io.fairqueue.port.Movement;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A line of the gateway's books that nothing here matches.
 *
 * @param reference null where it can't be read
 * @param payer whom to write to; null where the gateway doesn't tell
 */
record MovementRow(
    @Nullable String reference,
    String moved,
    @Nullable Long amountMinor,
    @Nullable String currency,
    Instant at,
    @Nullable String payer,
    @Nullable String externalId,
    String why,
    @Nullable String detail) {

  static MovementRow of(Unmatched line) {
    return switch (line.movement()) {
      case Movement.Taken taken ->
          row(
              line,
              taken.reference(),
              "PAID",
              taken.capture().taken(),
              taken.payer(),
              taken.capture().externalId(),
              line.detail());
      case Movement.SentBack back ->
          row(
              line,
              back.reference(),
              "REFUND_" + back.news().state(),
              back.news().amount(),
              null,
              back.news().gatewayId(),
              line.detail());
      case Movement.Unreadable unreadable ->
          row(line, null, "UNREADABLE", null, null, null, unreadable.words());
    };
  }

  private static MovementRow row(
      Unmatched line,
      @Nullable String reference,
      String moved,
      @Nullable Money amount,
      @Nullable String payer,
      @Nullable String externalId,
      @Nullable String detail) {
    return new MovementRow(
        reference,
        moved,
        amount == null ? null : amount.minor(),
        amount == null ? null : amount.currency().getCurrencyCode(),
        line.movement().at(),
        payer,
        externalId,
        line.why().name(),
        detail);
  }
}
