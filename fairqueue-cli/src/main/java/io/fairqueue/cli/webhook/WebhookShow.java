package io.fairqueue.cli.webhook;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.fairqueue.cli.output.Format;
import io.fairqueue.cli.output.Output;
import io.fairqueue.cli.stores.Backend;
import io.fairqueue.cli.stores.Backends;
import io.fairqueue.cli.stores.StoreOptions;
import io.fairqueue.domain.message.EndpointId;
import io.fairqueue.http.hook.DeliveryBody;
import io.fairqueue.http.hook.EndpointBody;
import io.fairqueue.port.message.Deliveries.Status;
import jakarta.inject.Inject;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "show", description = "Shows a webhook and its latest deliveries.")
final class WebhookShow implements Runnable {

  private static final int DELIVERIES = 20;

  private final Backends backends;
  private final Output output;

  @Mixin StoreOptions where = new StoreOptions();
  @Mixin Format format = new Format();

  @Parameters(paramLabel = "WEBHOOK", description = "The webhook's id.")
  EndpointId webhook;

  @Option(
      names = "--status",
      description = "Only deliveries of this status: ${COMPLETION-CANDIDATES}.")
  @Nullable Status status;

  @Inject
  WebhookShow(Backends backends, Output output) {
    this.backends = backends;
    this.output = output;
  }

  @Override
  public void run() {
    try (Backend backend = backends.open(where)) {
      var endpoint =
          Endpoints.with(
              backend, webhook, (door, scope) -> door.show(Backend.OPERATOR, scope, webhook));
      var deliveries =
          Endpoints.with(
              backend,
              webhook,
              (door, scope) ->
                  door.deliveries(Backend.OPERATOR, scope, webhook, status, DELIVERIES));
      output.print(
          format,
          new Sheet(EndpointBody.of(endpoint), deliveries.stream().map(DeliveryBody::of).toList()));
    }
  }

  /** An endpoint, and what it was sent. */
  private record Sheet(@JsonUnwrapped EndpointBody endpoint, List<DeliveryBody> deliveries) {}
}
