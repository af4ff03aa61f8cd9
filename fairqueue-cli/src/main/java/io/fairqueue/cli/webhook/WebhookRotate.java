package io.fairqueue.cli.webhook;

import io.fairqueue.cli.output.Format;
import io.fairqueue.cli.output.Output;
import io.fairqueue.cli.stores.Backend;
import io.fairqueue.cli.stores.Backends;
import io.fairqueue.cli.stores.StoreOptions;
import io.fairqueue.domain.message.EndpointId;
import io.fairqueue.http.hook.VerifierBody;
import jakarta.inject.Inject;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(
    name = "rotate",
    description = "Gives a webhook another secret; the one before goes on signing for 24 hours.")
final class WebhookRotate implements Runnable {

  private final Backends backends;
  private final Output output;

  @Mixin StoreOptions where = new StoreOptions();
  @Mixin Format format = new Format();

  @Parameters(paramLabel = "WEBHOOK", description = "The webhook's id.")
  EndpointId webhook;

  @Inject
  WebhookRotate(Backends backends, Output output) {
    this.backends = backends;
    this.output = output;
  }

  @Override
  public void run() {
    try (Backend backend = backends.open(where)) {
      var secret =
          Endpoints.with(
              backend, webhook, (door, scope) -> door.rotate(Backend.OPERATOR, scope, webhook));
      output.print(format, VerifierBody.of(secret));
    }
  }
}
