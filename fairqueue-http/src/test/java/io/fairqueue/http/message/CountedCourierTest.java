package io.fairqueue.http.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.fairqueue.domain.CustomerId;
import io.fairqueue.domain.EntryId;
import io.fairqueue.domain.EventId;
import io.fairqueue.domain.message.Channel;
import io.fairqueue.domain.message.Lane;
import io.fairqueue.domain.message.Message;
import io.fairqueue.domain.message.MessageId;
import io.fairqueue.domain.message.MessageType;
import io.fairqueue.domain.message.Target;
import io.fairqueue.port.message.Courier;
import io.fairqueue.port.message.Subscriptions.Wish;
import io.fairqueue.tck.fixture.RecordedSteps;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Objects;
import java.util.Queue;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

final class CountedCourierTest {

  private static final Target TARGET = new Target.Named("books");

  private final RecordedSteps steps = new RecordedSteps();
  private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();

  @Test
  void a_delivery_that_failed_looks_so_and_one_that_waits_or_is_pointless_does_not() {
    carry(Courier.Receipt.Accepted::new);
    carry(() -> new Courier.Receipt.Failed("the endpoint answered 500"));
    carry(() -> new Courier.Receipt.Later("the server said 451", true));
    carry(() -> new Courier.Receipt.Later("more to come", false));
    carry(() -> new Courier.Receipt.Refused("410"));
    carry(() -> new Courier.Receipt.Pointless("the account was deleted"));
    assertThatIllegalStateException()
        .isThrownBy(
            () ->
                carry(
                    () -> {
                      throw new IllegalStateException("a bug");
                    }));

    assertThat(steps.ended())
        .containsExactly(
            "deliver line.admitted by stream: sent",
            "deliver line.admitted by stream: failed failed",
            "deliver line.admitted by stream: failed failed",
            "deliver line.admitted by stream: deferred",
            "deliver line.admitted by stream: failed refused",
            "deliver line.admitted by stream: skipped",
            "deliver line.admitted by stream: failed IllegalStateException");
    assertThat(
            metrics
                .counter("fairqueue.deliveries.tries", "channel", "stream", "outcome", "failed")
                .count())
        .isEqualTo(2);
  }

  @Test
  @Tag("I5")
  void a_delivery_is_under_way_until_its_courier_is_back() {
    Queue<Double> during = new ArrayDeque<>();
    AtomicReference<Supplier<Courier.Receipt>> answer = new AtomicReference<>();
    Courier courier =
        new CountedCourier(
            new Answering(() -> Objects.requireNonNull(answer.get()).get()), metrics, steps);
    answer.set(
        () -> {
          during.add(shown("fairqueue.deliveries.under.way"));
          return new Courier.Receipt.Accepted();
        });
    assertThat(courier.carry(TARGET, message())).isInstanceOf(Courier.Receipt.Accepted.class);
    answer.set(
        () -> {
          during.add(shown("fairqueue.deliveries.under.way"));
          throw new IllegalStateException("a bug");
        });
    assertThatIllegalStateException().isThrownBy(() -> courier.carry(TARGET, message()));

    assertThat(during).containsExactly(1.0, 1.0);
    assertThat(shown("fairqueue.deliveries.under.way")).isZero();
    assertThat(shown("fairqueue.deliveries.under.way.limit")).isEqualTo(courier.room());
  }

  private double shown(String gauge) {
    return metrics.get(gauge).tag("channel", "stream").gauge().value();
  }

  private void carry(Supplier<Courier.Receipt> answer) {
    var receipt =
        new CountedCourier(new Answering(answer), metrics, steps).carry(TARGET, message());
    assertThat(receipt).isInstanceOf(Courier.Receipt.class);
  }

  private static Message message() {
    return new Message.Admitted(
        new Message.Head(
            MessageId.of(MessageType.LINE_ADMITTED, UUID.randomUUID(), ""), 1, Instant.EPOCH),
        new Message.Place(
            new EventId(UUID.randomUUID()),
            new EntryId(UUID.randomUUID()),
            new CustomerId(UUID.randomUUID())),
        Instant.EPOCH);
  }

  /** Says what it is told to. */
  private record Answering(Supplier<Receipt> answer) implements Courier {

    @Override
    public Channel channel() {
      return Channel.STREAM;
    }

    @Override
    public boolean serves(Lane lane) {
      return true;
    }

    @Override
    public Set<Lane> lanes() {
      return Set.of();
    }

    @Override
    public Set<Wish> wishes(Lane lane) {
      return Set.of();
    }

    @Override
    public int room(Lane lane) {
      return 1;
    }

    @Override
    public int room() {
      return 1;
    }

    @Override
    public Receipt carry(Target target, Message message) {
      return answer.get();
    }
  }
}
