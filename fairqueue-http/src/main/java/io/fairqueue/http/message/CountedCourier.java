package io.fairqueue.http.message;

import io.fairqueue.domain.message.Channel;
import io.fairqueue.domain.message.Lane;
import io.fairqueue.domain.message.Message;
import io.fairqueue.domain.message.Target;
import io.fairqueue.metric.Metric;
import io.fairqueue.port.Tracing;
import io.fairqueue.port.message.Courier;
import io.fairqueue.port.message.Subscriptions.Wish;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.LongAdder;

/** A courier whose messages are counted: those under way, and by what became of them. */
public final class CountedCourier implements Courier {

  private static final String FAILED = "failed";
  private static final String REFUSED = "refused";

  private final Courier courier;
  private final MeterRegistry metrics;
  private final Tracing tracing;
  private final LongAdder underWay = new LongAdder();

  public CountedCourier(Courier courier, MeterRegistry metrics, Tracing tracing) {
    this.courier = courier;
    this.metrics = metrics;
    this.tracing = tracing;
    Metric.DELIVERIES_UNDER_WAY.show(metrics, underWay::sum, by());
    Metric.DELIVERIES_LIMIT.show(metrics, courier::room, by());
  }

  @Override
  public Channel channel() {
    return courier.channel();
  }

  @Override
  public boolean serves(Lane lane) {
    return courier.serves(lane);
  }

  @Override
  public Set<Lane> lanes() {
    return courier.lanes();
  }

  @Override
  public Set<Wish> wishes(Lane lane) {
    return courier.wishes(lane);
  }

  @Override
  public int room(Lane lane) {
    return courier.room(lane);
  }

  @Override
  public int room() {
    return courier.room();
  }

  @Override
  public Receipt carry(Target target, Message message) {
    Receipt receipt;
    underWay.increment();
    try {
      receipt = traced(target, message);
    } finally {
      underWay.decrement();
    }
    Metric.DELIVERIES_TRIED.counter(metrics, by(), outcome(receipt)).increment();
    return receipt;
  }

  private String by() {
    return channel().wireName();
  }

  private Receipt traced(Target target, Message message) {
    return tracing
        .enter(
            Tracing.Peer.TARGET,
            "deliver %s by %s".formatted(message.type().wireName(), by()),
            List.of())
        .during(step -> told(step, courier.carry(target, message)));
  }

  /** A step that got nothing through has failed, unless there was no use in it or no turn yet. */
  private static Receipt told(Tracing.Step step, Receipt receipt) {
    String outcome = outcome(receipt);
    if (outcome.equals(FAILED) || outcome.equals(REFUSED)) {
      step.failed(outcome);
    } else {
      step.outcome(outcome);
    }
    return receipt;
  }

  private static String outcome(Receipt receipt) {
    return switch (receipt) {
      case Receipt.Accepted accepted -> "sent";
      case Receipt.Failed failed -> FAILED;
      case Receipt.Later later -> later.isFailure() ? FAILED : "deferred";
      case Receipt.Refused refused -> REFUSED;
      case Receipt.Pointless pointless -> "skipped";
    };
  }
}
