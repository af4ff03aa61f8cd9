package io.fairqueue.cli.webhook;

import io.fairqueue.cli.output.Format;
import io.fairqueue.cli.output.Output;
import io.fairqueue.cli.output.RefusedException;
import io.fairqueue.cli.stores.Backend;
import io.fairqueue.cli.stores.Backends;
import io.fairqueue.cli.stores.StoreOptions;
import io.fairqueue.domain.message.EndpointChange;
import io.fairqueue.domain.message.EndpointId;
import io.fairqueue.http.hook.EndpointBody;
import io.fairqueue.message.Webhooks.Change;
import jakarta.inject.Inject;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(
    name = "enable",
    description = "Lets a webhook that was switched off hear of events again.")
final class WebhookEnable implements Runnable {

  private final Backends backends;
  private final Output output;

  @Mixin StoreOptions where = new StoreOptions();
  @Mixin Format format = new Format();

  @Parameters(paramLabel = "WEBHOOK", description = "The webhook's id.")
  EndpointId webhook;

  @Inject
  WebhookEnable(Backends backends, Output output) {
    this.backends = backends;
    this.output = output;
  }

  @Override
  public void run() {
    try (Backend backend = backends.open(where)) {
      Change answer =
          Endpoints.with(
              backend,
              webhook,
              (door, scope) ->
                  door.change(Backend.OPERATOR, scope, webhook, EndpointChange.enabled(true)));
      switch (answer) {
        case Change.Changed changed -> output.print(format, EndpointBody.of(changed.endpoint()));
        case Change.UrlNotAllowed no -> throw new RefusedException("The URL " + no.why() + ".");
      }
    }
  }
}
