package io.fairqueue.http.live;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.fairqueue.domain.ClaimStatus;
import io.fairqueue.domain.PaymentStatus;
import io.fairqueue.domain.RefundStatus;
import io.fairqueue.domain.SalePhase;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A sale at one moment.
 *
 * @param phase null for a draft
 * @param pauseReason what fans read; null where nobody said, and while the sale goes on
 * @param entered how many ever joined
 * @param waitedOut how many of them did not go before their turn came
 * @param admitted outstanding admissions
 * @param admittedTotal all admissions there were, with those that are outstanding
 * @param chose how many of all the admitted held tickets
 * @param leftPerMinute who went before the turn came in the last minute that was sampled
 * @param revenueMinor what was captured and did not go back
 * @param payments for claims of the last five minutes
 * @param noShowShare the share of admissions without a claim among those that are over
 * @param suggestedOverAdmission with which as many would come as there is stock for; null where the
 *     present one fits, or too few admissions are over to tell
 * @param waitSeconds how long the admitted had waited
 * @param estimateEndOfStock when nothing will be free, by the pace of the last minutes; null where
 *     nothing tells
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record LiveBody(
    Instant at,
    @Nullable SalePhase phase,
    @Nullable String pauseReason,
    long waiting,
    long entered,
    long waitedOut,
    long admitted,
    long admittedTotal,
    long chose,
    long joinsPerMinute,
    long admissionsPerMinute,
    long leftPerMinute,
    long free,
    long held,
    long sold,
    long total,
    long revenueMinor,
    long refundedMinor,
    String currency,
    List<TierFigures> tiers,
    Map<ClaimStatus, Long> claims,
    Map<RefundStatus, Long> refunds,
    Map<PaymentStatus, Long> payments,
    double noShowShare,
    @Nullable Double suggestedOverAdmission,
    Waits waitSeconds,
    @Nullable Instant estimateEndOfStock,
    Limits limits,
    List<Alert> alerts) {

  public LiveBody {
    tiers = List.copyOf(tiers);
    alerts = List.copyOf(alerts);
  }

  /** How many of those who chose have paid, refunded or not. */
  public long paid() {
    return claims.getOrDefault(ClaimStatus.CONFIRMED, 0L)
        + claims.getOrDefault(ClaimStatus.REFUNDED, 0L);
  }

  /** Where a tier's units are. */
  public record TierFigures(UUID id, String name, long free, long held, long sold) {

    public long total() {
      return free + held + sold;
    }
  }

  /** In seconds, down to a tenth; null while nobody was admitted. */
  @JsonInclude(JsonInclude.Include.ALWAYS)
  public record Waits(@Nullable Double p50, @Nullable Double p90, @Nullable Double p99) {}

  /** What holds the line back; null for no such limit. */
  @JsonInclude(JsonInclude.Include.ALWAYS)
  public record Limits(@Nullable Integer admissionsPerMinute, @Nullable Integer maxActive) {}

  /**
   * Something to look at.
   *
   * @param text what to do
   * @param since when it was noticed here first
   */
  public record Alert(Code code, String text, Instant since) {

    /** What it is about. */
    public enum Code {
      /** Many payments fail. */
      GATEWAY_FAILING,
      /** What became of some payments is not known. */
      UNRESOLVED_PAYMENTS,
      /** Many choose, and nobody takes anything. */
      SLOW_SALES,
      /** Many are admitted and don't come. */
      HIGH_NO_SHOWS,
      /** As many join at once as came all the time before. */
      JOIN_FLOOD,
      /** What decides the draw has not come. */
      DRAW_WAITS_FOR_BEACON,
      /** What everybody can check of a line is told late. */
      LOG_BEHIND,
      /** No mail can be sent. */
      MAIL_FAILING,
      /** A store answers late or not at all. */
      STORE_SLOW,
      /** This machine's time is not the database's. */
      CLOCK_SKEW,
      /** Refunds fail at the gateway. */
      REFUNDS_FAILED
    }
  }
}
