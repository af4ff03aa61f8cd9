package io.fairqueue.cli.payment;

import io.fairqueue.cli.output.Output;
import io.fairqueue.cli.output.RefusedException;
import io.fairqueue.cli.stores.Backend;
import io.fairqueue.cli.stores.Backends;
import io.fairqueue.cli.stores.StoreOptions;
import jakarta.inject.Inject;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(
    name = "retry",
    header = "Tries a webhook again that was given up.",
    description = "`payment list --attention` tells its number; a running server works on it.")
final class PaymentRetry implements Runnable {

  private final Backends backends;
  private final Output output;

  @Mixin StoreOptions where = new StoreOptions();

  @Parameters(paramLabel = "WEBHOOK", description = "The webhook's number.")
  long webhook;

  @Inject
  PaymentRetry(Backends backends, Output output) {
    this.backends = backends;
    this.output = output;
  }

  @Override
  public void run() {
    try (Backend backend = backends.open(where)) {
      if (!backend.fairQueue().payments().retryWebhook(Backend.OPERATOR, webhook)) {
        throw new RefusedException("No webhook " + webhook + " was given up.");
      }
      output.tell("It is due again; a running server works on it.");
    }
  }
}
