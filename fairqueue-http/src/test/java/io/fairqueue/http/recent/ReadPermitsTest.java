package io.fairqueue.http.recent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fairqueue.metric.Metric;
import io.fairqueue.port.BusyException;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

final class ReadPermitsTest {

  private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
  private final ReadPermits permits = new ReadPermits(4, metrics);

  @Test
  @Tag("N38")
  void a_read_that_finds_too_many_others_under_way_is_refused_and_counted() {
    String read =
        permits.with(
            () -> {
              assertThat(gauge(Metric.READS_UNDER_WAY)).isEqualTo(gauge(Metric.READS_LIMIT));
              assertThatThrownBy(() -> permits.with(() -> "another"))
                  .isInstanceOf(BusyException.class);
              return "one";
            });

    assertThat(read).isEqualTo("one");
    assertThat(metrics.get(Metric.READS_REFUSED.meter()).counter().count()).isEqualTo(1);
    assertThat(gauge(Metric.READS_UNDER_WAY)).isZero();
  }

  private double gauge(Metric metric) {
    return metrics.get(metric.meter()).gauge().value();
  }
}
