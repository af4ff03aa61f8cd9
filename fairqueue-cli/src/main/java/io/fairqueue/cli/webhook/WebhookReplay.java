package io.fairqueue.cli.webhook;

import static java.util.Objects.requireNonNull;

import io.fairqueue.cli.input.Moments;
import io.fairqueue.cli.output.Format;
import io.fairqueue.cli.output.Found;
import io.fairqueue.cli.output.Output;
import io.fairqueue.cli.stores.Backend;
import io.fairqueue.cli.stores.Backends;
import io.fairqueue.cli.stores.StoreOptions;
import io.fairqueue.domain.message.EndpointId;
import io.fairqueue.http.hook.DeliveryIds;
import io.fairqueue.message.Webhooks.Replay;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "replay",
    description = "Sends what has ended again, under the same ids: one delivery, or all of a span.")
final class WebhookReplay implements Runnable {

  private final Backends backends;
  private final Output output;
  private final InstantSource time;

  @Mixin StoreOptions where = new StoreOptions();
  @Mixin Format format = new Format();

  @Parameters(paramLabel = "WEBHOOK", description = "The webhook's id.")
  EndpointId webhook;

  @ArgGroup(multiplicity = "1")
  What what = new What();

  /** One delivery, or a span. */
  static final class What {

    @Option(names = "--delivery", description = "The delivery's id.")
    @Nullable String delivery;

    @ArgGroup(exclusive = false)
    @Nullable Span span;
  }

  /** From when, and before when. */
  static final class Span {

    @Option(
        names = "--from",
        required = true,
        description = "When facts came about, like 2026-01-31T18:00:00Z or -2h.")
    String from;

    @Option(names = "--to", description = "Before when; now by default.")
    String to = "now";
  }

  @Inject
  WebhookReplay(Backends backends, Output output, InstantSource time) {
    this.backends = backends;
    this.output = output;
    this.time = time;
  }

  @Override
  public void run() {
    try (Backend backend = backends.open(where)) {
      String delivery = what.delivery;
      int count =
          delivery == null ? span(backend, requireNonNull(what.span)) : one(backend, delivery);
      output.print(format, Map.of("deliveries", count));
    }
  }

  private int span(Backend backend, Span span) {
    Instant now = time.instant();
    Instant from = Moments.read("from", span.from, now);
    Instant to = Moments.read("to", span.to, now);
    return Endpoints.with(
        backend, webhook, (door, scope) -> door.replay(Backend.OPERATOR, scope, webhook, from, to));
  }

  private int one(Backend backend, String delivery) {
    var key =
        DeliveryIds.read(webhook, delivery).orElseThrow(() -> Found.none("delivery " + delivery));
    Replay answer =
        Endpoints.with(
            backend, webhook, (door, scope) -> door.replay(Backend.OPERATOR, scope, webhook, key));
    return switch (answer) {
      case DUE -> 1;
      case UNDER_WAY -> 0;
      case UNKNOWN -> throw Found.none("delivery " + delivery);
    };
  }
}
