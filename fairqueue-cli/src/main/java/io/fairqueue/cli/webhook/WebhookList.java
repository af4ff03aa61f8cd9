package io.fairqueue.cli.webhook;

import io.fairqueue.cli.output.Format;
import io.fairqueue.cli.output.Found;
import io.fairqueue.cli.output.Output;
import io.fairqueue.cli.stores.Backend;
import io.fairqueue.cli.stores.Backends;
import io.fairqueue.cli.stores.StoreOptions;
import io.fairqueue.http.hook.EndpointBody;
import jakarta.inject.Inject;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(name = "list", description = "Lists webhooks, the oldest first.")
final class WebhookList implements Runnable {

  private final Backends backends;
  private final Output output;

  @Mixin StoreOptions where = new StoreOptions();
  @Mixin Format format = new Format();

  @ArgGroup(multiplicity = "1")
  ScopeOptions scope = new ScopeOptions();

  @Inject
  WebhookList(Backends backends, Output output) {
    this.backends = backends;
    this.output = output;
  }

  @Override
  public void run() {
    try (Backend backend = backends.open(where)) {
      var found =
          Found.in(
              backend.fairQueue().webhooks().list(Backend.OPERATOR, scope.in(backend)),
              scope.text());
      output.print(
          format,
          found.stream().map(EndpointBody::of).toList(),
          "There are no webhooks: make one with 'webhook create'.");
    }
  }
}
