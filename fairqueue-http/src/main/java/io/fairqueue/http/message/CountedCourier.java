package io.fairqueue.http.message;

import io.fairqueue.domain.message.Channel;
import io.fairqueue.domain.message.Lane;
import io.fairqueue.domain.message.Message;
import io.fairqueue.domain.message.Target;
import io.fairqueue.http.metric.Metric;
import io.fairqueue.port.Tracing;
import io.fairqueue.port.message.Courier;
import io.fairqueue.port.message.Subscriptions.Wish;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.Set;

/** A courier whose messages are counted, by what became of them. */
public final class CountedCourier implements Courier {

  private static final String FAILED = "failed";
  private static final String REFUSED = "refused";

  private final Courier courier;
  private final MeterRegistry metrics;
  private final Tracing tracing;

  public CountedCourier(Courier courier, MeterRegistry metrics, Tracing tracing) {
    this.courier = courier;
    this.metrics = metrics;
    this.tracing = tracing;
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
  public Receipt carry(Target target, Message message) {
    Receipt receipt = traced(target, message);
    Metric.DELIVERIES_TRIED
        .counter(metrics, channel(target).wireName(), outcome(receipt))
        .increment();
    return receipt;
  }

  private Receipt traced(Target target, Message message) {
    return tracing
        .enter(
            Tracing.Peer.TARGET,
            "deliver %s by %s".formatted(message.type().wireName(), channel(target).wireName()),
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

  /** A server has no listeners. */
  private static Channel channel(Target target) {
    return switch (target) {
      case Target.Fan fan -> Channel.MAIL;
      case Target.Organizer organizer -> Channel.MAIL;
      case Target.Device device -> Channel.PUSH;
      case Target.Endpoint endpoint -> Channel.HOOK;
      case Target.Named named -> Channel.STREAM;
    };
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
