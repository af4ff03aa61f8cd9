package io.fairqueue.domain;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What a gateway tells of a refund: one that we asked for, or one that was made there.
 *
 * @param amount what goes back; null where it isn't given, and then it is all
 * @param gatewayId the gateway's own id of the refund; null where it isn't given
 * @param ours our own id of the refund, where the gateway has kept it; null where it says none
 * @param reason why it was made or refused
 */
public record RefundNews(
    State state,
    @Nullable Money amount,
    @Nullable String gatewayId,
    @Nullable RefundId ours,
    String reason) {

  private static final Comparator<Refund> LIKELIEST_FIRST =
      Comparator.comparing((Refund refund) -> refund.status() != RefundStatus.PENDING)
          .thenComparing(refund -> !refund.trail().accepted())
          .thenComparing(refund -> !refund.isOfPayment());

  /** News that does not say which refund of ours it is about, if of any. */
  public RefundNews(
      State state, @Nullable Money amount, @Nullable String gatewayId, String reason) {
    this(state, amount, gatewayId, null, reason);
  }

  /** How far it has come. */
  public enum State {
    ACCEPTED,
    PAID,
    FAILED
  }

  /** Which refund news is about. */
  public sealed interface Match {

    record Known(Refund refund) implements Match {}

    /** Made at the gateway, of so much: we have none for this money. */
    record Outside(Money amount) implements Match {}

    /** It was reported before, or is older than what we know. */
    record Nothing() implements Match {}

    /** Part of the money, or more than one refund of the same: somebody has to look at it. */
    record Unclear() implements Match {}
  }

  /**
   * Finds the refund, in this order: by our id or the gateway's; one of that amount that is under
   * way; for money that is back, one that had failed. Of several parts of a sale that it could be,
   * nobody can tell which. Otherwise it was made at the gateway, if it is of all the money, or of
   * all that earlier parts left. But while a refund was asked for and nobody knows whether the
   * gateway has it, the news may be about that one, and must not undo the sale.
   */
  public Match match(Payment payment, List<Refund> refunds) {
    Refund same = first(refunds, this::names);
    if (same != null) {
      return isNewsFor(same) ? new Match.Known(same) : new Match.Nothing();
    }
    List<Refund> open =
        refunds.stream()
            .filter(r -> isNewsFor(r) && !isOther(r) && isOf(r, payment))
            .filter(r -> r.isOfPayment() || r.trail().accepted())
            .sorted(LIKELIEST_FIRST)
            .toList();
    if (!open.isEmpty()) {
      Refund likeliest = open.getFirst();
      return open.stream().skip(1).anyMatch(r -> LIKELIEST_FIRST.compare(likeliest, r) == 0)
          ? new Match.Unclear()
          : new Match.Known(likeliest);
    }
    if (state == State.FAILED) {
      return new Match.Nothing();
    }
    if (refunds.stream()
        .anyMatch(r -> r.status() != RefundStatus.PENDING && !isOther(r) && isOf(r, payment))) {
      return new Match.Nothing();
    }
    if (refunds.stream().anyMatch(r -> r.status() == RefundStatus.PENDING && r.tries() > 0)) {
      return new Match.Unclear();
    }
    if (refunds.stream().anyMatch(RefundNews::isAllBack)) {
      return new Match.Nothing();
    }
    return allThatIsLeft(payment.facts().amount(), refunds)
        .<Match>map(Match.Outside::new)
        .orElseGet(Match.Unclear::new);
  }

  /**
   * What this gives back if it is all of the payment's money, or all that refunds of parts, now
   * done, left. No gateway gives back more than it took: where this is more than is left, one of
   * those parts was this very money.
   */
  private Optional<Money> allThatIsLeft(Money paid, List<Refund> refunds) {
    List<Refund> parts = refunds.stream().filter(Refund::isOfPayment).toList();
    if (amount == null) {
      return parts.isEmpty() ? Optional.of(paid) : Optional.empty();
    }
    long left = paid.minor() - parts.stream().mapToLong(part -> part.amount().minor()).sum();
    boolean isAll =
        amount.currency().equals(paid.currency())
            && left > 0
            && amount.minor() >= left
            && parts.stream().allMatch(part -> part.status() == RefundStatus.SUCCEEDED);
    if (!isAll) {
      return Optional.empty();
    }
    return Optional.of(parts.isEmpty() ? amount : new Money(left, paid.currency()));
  }

  /** Money that sold nothing goes back as one, whatever was due: after it nothing is left. */
  private static boolean isAllBack(Refund refund) {
    return refund.isOfPayment()
        && refund.units().isEmpty()
        && refund.status() == RefundStatus.SUCCEEDED;
  }

  private boolean isNewsFor(Refund refund) {
    return switch (refund.status()) {
      case PENDING -> true;
      case FAILED -> state == State.PAID;
      case SUCCEEDED -> false;
    };
  }

  private boolean names(Refund refund) {
    return refund.id().equals(ours)
        || (gatewayId != null && gatewayId.equals(refund.trail().gatewayId()));
  }

  /** Whether it is about another one: both have an id of the same giver, and they differ. */
  private boolean isOther(Refund refund) {
    String id = refund.trail().gatewayId();
    return (ours != null && !ours.equals(refund.id()))
        || (gatewayId != null && id != null && !gatewayId.equals(id));
  }

  /** News that tells no amount is of all the money, and not of a part of a sale. */
  private boolean isOf(Refund refund, Payment payment) {
    return amount == null
        ? refund.units().isEmpty() || refund.amount().equals(payment.facts().amount())
        : amount.equals(refund.amount());
  }

  private static @Nullable Refund first(List<Refund> refunds, Predicate<Refund> which) {
    return refunds.stream().filter(which).min(LIKELIEST_FIRST).orElse(null);
  }
}
