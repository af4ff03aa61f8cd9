package io.fairqueue.cli.letter;

import io.fairqueue.cli.output.Format;
import io.fairqueue.cli.output.Found;
import io.fairqueue.cli.output.Output;
import io.fairqueue.cli.stores.Backend;
import io.fairqueue.cli.stores.Backends;
import io.fairqueue.cli.stores.StoreOptions;
import jakarta.inject.Inject;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(name = "show", description = "Shows one dead letter.")
final class DeadLettersShow implements Runnable {

  private final Backends backends;
  private final Output output;

  @Mixin StoreOptions where = new StoreOptions();
  @Mixin Format format = new Format();

  @Parameters(paramLabel = "ID", description = "Its id, as it is listed.")
  String id = "";

  @Inject
  DeadLettersShow(Backends backends, Output output) {
    this.backends = backends;
    this.output = output;
  }

  @Override
  public void run() {
    try (Backend backend = backends.open(where)) {
      output.print(
          format,
          backend
              .fairQueue()
              .deadLetters()
              .find(id)
              .map(DeadLetterRow::of)
              .orElseThrow(() -> Found.none("dead letter " + id)));
    }
  }
}
