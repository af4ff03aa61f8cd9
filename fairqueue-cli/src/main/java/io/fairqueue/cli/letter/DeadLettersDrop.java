package io.fairqueue.cli.letter;

import io.fairqueue.cli.output.Found;
import io.fairqueue.cli.output.Output;
import io.fairqueue.cli.stores.Backend;
import io.fairqueue.cli.stores.Backends;
import io.fairqueue.cli.stores.StoreOptions;
import jakarta.inject.Inject;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(
    name = "drop",
    description = "Gives a message up for good. Money and webhooks are never dropped.")
final class DeadLettersDrop implements Runnable {

  private final Backends backends;
  private final Output output;

  @Mixin StoreOptions where = new StoreOptions();

  @Parameters(paramLabel = "ID", description = "Its id, as it is listed.")
  String id = "";

  @Inject
  DeadLettersDrop(Backends backends, Output output) {
    this.backends = backends;
    this.output = output;
  }

  @Override
  public void run() {
    try (Backend backend = backends.open(where)) {
      if (!backend.fairQueue().deadLetters().drop(Backend.OPERATOR, id)) {
        throw Found.none("dead letter " + id);
      }
      output.tell("It is given up.");
    }
  }
}
