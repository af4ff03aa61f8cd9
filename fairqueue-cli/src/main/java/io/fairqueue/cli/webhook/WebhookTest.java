package io.fairqueue.cli.webhook;

import io.fairqueue.cli.output.Format;
import io.fairqueue.cli.output.Output;
import io.fairqueue.cli.stores.Backend;
import io.fairqueue.cli.stores.Backends;
import io.fairqueue.cli.stores.StoreOptions;
import io.fairqueue.domain.message.EndpointId;
import io.fairqueue.http.hook.DeliveryIds;
import jakarta.inject.Inject;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(
    name = "test",
    description = "Has a server send a test message; 'webhook show' tells what came of it.")
final class WebhookTest implements Runnable {

  private final Backends backends;
  private final Output output;

  @Mixin StoreOptions where = new StoreOptions();
  @Mixin Format format = new Format();

  @Parameters(paramLabel = "WEBHOOK", description = "The webhook's id.")
  EndpointId webhook;

  @Inject
  WebhookTest(Backends backends, Output output) {
    this.backends = backends;
    this.output = output;
  }

  @Override
  public void run() {
    try (Backend backend = backends.open(where)) {
      var key =
          Endpoints.with(
              backend, webhook, (door, scope) -> door.test(Backend.OPERATOR, scope, webhook));
      output.print(format, Map.of("delivery_id", DeliveryIds.write(key)));
    }
  }
}
