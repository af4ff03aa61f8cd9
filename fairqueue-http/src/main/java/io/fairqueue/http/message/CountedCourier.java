package io.fairqueue.http.message;

import io.fairqueue.domain.message.Channel;
import io.fairqueue.domain.message.Lane;
import io.fairqueue.domain.message.Message;
import io.fairqueue.domain.message.Target;
import io.fairqueue.http.metric.Metric;
import io.fairqueue.http.outage.Outages;
import io.fairqueue.port.Tracing;
import io.fairqueue.port.message.Courier;
import io.fairqueue.port.message.Subscriptions.Wish;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.Set;

/** A courier whose messages are counted, by what became of them. */
public final class CountedCourier implements Courier {

  private static final String MAIL = "mail";

  private final Courier courier;
  private final MeterRegistry metrics;
  private final Outages outages;
  private final Tracing tracing;

  /**
   * @param outages hears of a mail server that takes nothing; what an endpoint or a push service
   *     does is told to whoever it is
   */
  public CountedCourier(Courier courier, MeterRegistry metrics, Outages outages, Tracing tracing) {
    this.tracing = tracing;
    this.courier = courier;
    this.metrics = metrics;
    this.outages = outages;
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
    if (channel(target) == Channel.MAIL) {
      watch(receipt);
    }
    return receipt;
  }

  private Receipt traced(Target target, Message message) {
    try (var step =
        tracing.enter(
            Tracing.Peer.TARGET,
            "deliver %s by %s".formatted(message.type().wireName(), channel(target).wireName()),
            List.of())) {
      Receipt receipt = courier.carry(target, message);
      step.outcome(outcome(receipt));
      return receipt;
    }
  }

  /** What was refused for good was refused by a server that is there. */
  private void watch(Receipt receipt) {
    switch (receipt) {
      case Receipt.Accepted accepted -> outages.worked(MAIL);
      case Receipt.Refused refused -> outages.worked(MAIL);
      case Receipt.Failed failed -> outages.failed(MAIL, failed.why());
      case Receipt.Later later -> {
        // Else it is there, and has told us to wait.
        if (later.isFailure()) {
          outages.failed(MAIL, later.why());
        }
      }
      case Receipt.Pointless pointless -> {
        // Nobody was asked.
      }
    }
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
      case Receipt.Failed failed -> "failed";
      case Receipt.Later later -> later.isFailure() ? "failed" : "deferred";
      case Receipt.Refused refused -> "refused";
      case Receipt.Pointless pointless -> "skipped";
    };
  }
}
