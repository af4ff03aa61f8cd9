package io.fairqueue.http.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairqueue.domain.PaymentStatus;
import io.fairqueue.domain.RefundStatus;
import io.fairqueue.domain.Turnout;
import io.fairqueue.http.live.LiveBody.Alert;
import io.fairqueue.port.EventStats;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

final class SaleAlertsTest {

  private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");
  private static final OptionalDouble NONE = OptionalDouble.empty();

  private final SaleAlerts alerts = new SaleAlerts();

  @Test
  void a_sale_that_goes_well_has_none() {
    assertThat(codes(facts(40, Map.of(), Map.of(PaymentStatus.SUCCEEDED, 90L), Map.of(), false)))
        .isEmpty();
  }

  @Test
  void payments_that_fail_are_told_once_they_are_more_than_a_fifth_of_enough() {
    assertThat(codes(lately(8, 2))).isEmpty();
    assertThat(codes(lately(7, 3))).containsExactly(Alert.Code.GATEWAY_FAILING);
    assertThat(codes(lately(0, 9))).as("too few").isEmpty();
    assertThat(alerts.of(lately(7, 3), NOW).getFirst().text()).startsWith("3 of 10 payments");
  }

  @Test
  void what_is_not_known_stands_or_did_not_go_back_is_told() {
    SaleAlerts.Facts facts =
        facts(
            20,
            Map.of(RefundStatus.FAILED, 2L),
            Map.of(),
            Map.of(PaymentStatus.UNRESOLVED, 1L),
            true);

    assertThat(codes(facts))
        .containsExactly(
            Alert.Code.UNRESOLVED_PAYMENTS, Alert.Code.SLOW_SALES, Alert.Code.REFUNDS_FAILED);
    assertThat(codes(facts(19, Map.of(), Map.of(), Map.of(), true)))
        .as("few may just have come")
        .isEmpty();
  }

  @Test
  void a_rush_is_a_flood_long_after_the_start_if_nobody_came_before() {
    Instant late = NOW.minus(Duration.ofMinutes(11));
    assertThat(codes(joined(1_001, 1_500, late))).containsExactly(Alert.Code.JOIN_FLOOD);
    assertThat(codes(joined(1_001, 2_002, late))).as("as many before").isEmpty();
    assertThat(codes(joined(1_000, 1_000, late))).as("few").isEmpty();
    assertThat(codes(joined(9_000, 9_000, NOW.minusSeconds(30)))).as("the start").isEmpty();
  }

  @Test
  void what_a_node_lacks_is_told_to_all_whose_sales_it_shows() {
    Duration second = Duration.ofSeconds(1);
    assertThat(codes(at(new NodeHealth(Duration.ofMinutes(1), second.negated(), false, false))))
        .isEmpty();
    assertThat(codes(at(new NodeHealth(Duration.ofSeconds(61), second, false, false))))
        .containsExactly(Alert.Code.LOG_BEHIND);
    assertThat(codes(at(new NodeHealth(Duration.ZERO, Duration.ofMillis(-1_001), false, false))))
        .containsExactly(Alert.Code.CLOCK_SKEW);
    assertThat(codes(at(new NodeHealth(Duration.ZERO, Duration.ZERO, true, true))))
        .containsExactly(Alert.Code.MAIL_FAILING, Alert.Code.STORE_SLOW);
    assertThat(codes(facts(0, 0, NOW, Duration.ofMillis(1_001), NodeHealth.SOUND)))
        .containsExactly(Alert.Code.STORE_SLOW);
  }

  @Test
  void it_is_told_since_when_that_is_so_until_it_is_over() {
    assertThat(alerts.of(lately(0, 10), NOW).getFirst().since()).isEqualTo(NOW);
    assertThat(alerts.of(lately(0, 10), NOW.plusSeconds(9)).getFirst().since()).isEqualTo(NOW);
    assertThat(alerts.of(lately(90, 0), NOW.plusSeconds(10))).isEmpty();
    assertThat(alerts.of(lately(0, 10), NOW.plusSeconds(11)).getFirst().since())
        .isEqualTo(NOW.plusSeconds(11));
  }

  private List<Alert.Code> codes(SaleAlerts.Facts facts) {
    return alerts.of(facts, NOW).stream().map(Alert::code).toList();
  }

  private static SaleAlerts.Facts lately(long succeeded, long failed) {
    return facts(
        0,
        Map.of(),
        Map.of(PaymentStatus.SUCCEEDED, succeeded, PaymentStatus.FAILED, failed),
        Map.of(),
        false);
  }

  private static SaleAlerts.Facts facts(
      long choosing,
      Map<RefundStatus, Long> refunds,
      Map<PaymentStatus, Long> lately,
      Map<PaymentStatus, Long> open,
      boolean stands) {
    EventStats stats =
        new EventStats(
            0, choosing, Map.of(), refunds, 0, 0, 0, 0, new EventStats.Waits(NONE, NONE, NONE));
    return new SaleAlerts.Facts(
        stats,
        0,
        NOW,
        new Turnout(0, 0),
        NONE,
        lately,
        open,
        stands,
        null,
        Duration.ZERO,
        NodeHealth.SOUND);
  }

  private static SaleAlerts.Facts joined(long lately, long ever, Instant saleStart) {
    return facts(lately, ever, saleStart, Duration.ZERO, NodeHealth.SOUND);
  }

  private static SaleAlerts.Facts at(NodeHealth node) {
    return facts(0, 0, NOW, Duration.ZERO, node);
  }

  private static SaleAlerts.Facts facts(
      long joins, long entered, Instant saleStart, Duration took, NodeHealth node) {
    EventStats stats =
        new EventStats(
            0, 0, Map.of(), Map.of(), 0, 0, joins, 0, new EventStats.Waits(NONE, NONE, NONE));
    return new SaleAlerts.Facts(
        stats,
        entered,
        saleStart,
        new Turnout(0, 0),
        NONE,
        Map.of(),
        Map.of(),
        false,
        null,
        took,
        node);
  }
}
