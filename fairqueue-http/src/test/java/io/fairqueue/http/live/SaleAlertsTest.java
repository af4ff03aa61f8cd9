package io.fairqueue.http.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairqueue.domain.PaymentStatus;
import io.fairqueue.domain.RefundStatus;
import io.fairqueue.domain.Turnout;
import io.fairqueue.http.live.LiveBody.Alert;
import io.fairqueue.port.EventStats;
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
    return new SaleAlerts.Facts(stats, new Turnout(0, 0), NONE, lately, open, stands, null);
  }
}
