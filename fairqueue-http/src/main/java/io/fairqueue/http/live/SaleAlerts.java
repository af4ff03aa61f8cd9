package io.fairqueue.http.live;

import io.fairqueue.domain.PaymentStatus;
import io.fairqueue.domain.RefundStatus;
import io.fairqueue.domain.Turnout;
import io.fairqueue.domain.draw.Draw;
import io.fairqueue.http.live.LiveBody.Alert;
import io.fairqueue.port.EventStats;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/** What is to be looked at of a sale, and since when that is so. Not thread-safe. */
final class SaleAlerts {

  /** Of so few payments nothing is told: cards are declined every day. */
  private static final long FEW_PAYMENTS = 10;

  private static final double MANY_FAILURES = 0.2;

  /** Those who choose may just have come, while they are fewer. */
  private static final long FEW_CHOOSING = 20;

  /** Fewer in a minute are no flood, whatever came before. */
  private static final long FEW_JOINS = 1_000;

  /** By then a sale's first rush is over. */
  private static final Duration FIRST_RUSH = Duration.ofMinutes(10);

  private static final Duration LOG_IS_LATE = Duration.ofMinutes(1);
  private static final Duration CLOCK_IS_OFF = Duration.ofSeconds(1);

  /** As often figures are to be read. */
  private static final Duration STORE_IS_SLOW = Duration.ofSeconds(1);

  /** A beacon tells its round within seconds. */
  private static final Duration BEACON_IS_LATE = Duration.ofMinutes(1);

  private final Map<Alert.Code, Instant> noticed = new EnumMap<>(Alert.Code.class);

  /**
   * What is known of the sale, and of the node that looks at it.
   *
   * @param entered how many ever joined
   * @param saleStart from when on tickets are sold
   * @param lately payments for claims of the last minutes
   * @param open likewise of the last hour, whose results are awaited
   * @param stands whether nobody took a ticket for minutes
   * @param draw of its lobby; null for none
   * @param took how long the stores were asked for all this
   */
  record Facts(
      EventStats stats,
      long entered,
      Instant saleStart,
      Turnout ended,
      OptionalDouble suggested,
      Map<PaymentStatus, Long> lately,
      Map<PaymentStatus, Long> open,
      boolean stands,
      @Nullable Draw draw,
      Duration took,
      NodeHealth node) {

    private long failed() {
      return lately.getOrDefault(PaymentStatus.FAILED, 0L);
    }

    private long settled() {
      return failed()
          + lately.getOrDefault(PaymentStatus.SUCCEEDED, 0L)
          + lately.getOrDefault(PaymentStatus.REFUNDED, 0L);
    }

    private boolean isFlooded(Instant now) {
      return stats.joinsPerMinute() > FEW_JOINS
          && 2 * stats.joinsPerMinute() > entered
          && now.isAfter(saleStart.plus(FIRST_RUSH));
    }
  }

  /** What is so now; each says what to do. */
  List<Alert> of(Facts facts, Instant now) {
    List<Alert> alerts = new ArrayList<>();
    for (Alert.Code code : Alert.Code.values()) {
      String text = text(code, facts, now);
      if (text == null) {
        noticed.remove(code);
      } else {
        noticed.putIfAbsent(code, now);
        alerts.add(new Alert(code, text, Objects.requireNonNull(noticed.get(code))));
      }
    }
    return alerts;
  }

  private static @Nullable String text(Alert.Code code, Facts facts, Instant now) {
    long refunds = facts.stats().refunds().getOrDefault(RefundStatus.FAILED, 0L);
    long unresolved = facts.open().getOrDefault(PaymentStatus.UNRESOLVED, 0L);
    return switch (code) {
      case GATEWAY_FAILING ->
          facts.settled() >= FEW_PAYMENTS && facts.failed() > MANY_FAILURES * facts.settled()
              ? "%d of %d payments failed in the last minutes. See the gateway's status, and pause if it is down."
                  .formatted(facts.failed(), facts.settled())
              : null;
      case UNRESOLVED_PAYMENTS ->
          unresolved > 0
              ? "The gateway does not say what became of %d payments. It is asked again; their tickets stay held."
                  .formatted(unresolved)
              : null;
      case SLOW_SALES ->
          facts.stands() && facts.stats().admitted() >= FEW_CHOOSING
              ? "%d people choose, and nobody has taken a ticket for minutes. Try to buy one yourself."
                  .formatted(facts.stats().admitted())
              : null;
      case HIGH_NO_SHOWS ->
          facts.suggested().isPresent() && facts.ended().noShows() > 0
              ? "%d %% of the admitted did not buy. An over-admission of %s would make up for it."
                  .formatted(
                      Math.round(100 * facts.ended().noShows()), facts.suggested().getAsDouble())
              : null;
      case JOIN_FLOOD ->
          facts.isFlooded(now)
              ? "%d people joined within a minute, as many as all before. If no news explains it, limit the places of a network."
                  .formatted(facts.stats().joinsPerMinute())
              : null;
      case DRAW_WAITS_FOR_BEACON ->
          facts.draw() instanceof Draw.Closed closed
                  && closed.terms().chain() != null
                  && now.isAfter(closed.terms().decidedAt().plus(BEACON_IS_LATE))
              ? "The beacon's value has not come yet. Bring it by hand, or wait until the draw may go on without."
              : null;
      case LOG_BEHIND ->
          facts.node().logLag().compareTo(LOG_IS_LATE) > 0
              ? "The public log is %d s late. The sale goes on; tell whoever runs the server."
                  .formatted(facts.node().logLag().toSeconds())
              : null;
      case MAIL_FAILING ->
          facts.node().isMailFailing()
              ? "No mail gets through: codes and tickets wait. Tell whoever runs the server."
              : null;
      case STORE_SLOW ->
          facts.node().isStoreFailing() || facts.took().compareTo(STORE_IS_SLOW) > 0
              ? "The stores answer late. Lower the pace, and tell whoever runs the server."
              : null;
      case CLOCK_SKEW ->
          facts.node().clockOffset().abs().compareTo(CLOCK_IS_OFF) > 0
              ? "A server's clock is off by %d ms. Tell whoever runs it."
                  .formatted(facts.node().clockOffset().toMillis())
              : null;
      case REFUNDS_FAILED ->
          refunds > 0
              ? "%d refunds failed. Look at them, and ask for them again.".formatted(refunds)
              : null;
    };
  }
}
