package io.fairqueue.cli.letter;

import io.fairqueue.cli.output.Format;
import io.fairqueue.cli.output.Output;
import io.fairqueue.cli.stores.Backend;
import io.fairqueue.cli.stores.Backends;
import io.fairqueue.cli.stores.StoreOptions;
import io.fairqueue.domain.EventId;
import jakarta.inject.Inject;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(name = "list", description = "Lists dead letters, the youngest first.")
final class DeadLettersList implements Runnable {

  private final Backends backends;
  private final Output output;

  @Mixin StoreOptions where = new StoreOptions();
  @Mixin Format format = new Format();

  @Option(
      names = "--channel",
      paramLabel = "CHANNEL",
      description = "Only of mail, push, hook, listener, stream, refund or webhook.")
  @Nullable String channel;

  @Option(names = "--event", paramLabel = "EVENT", description = "Only of this event.")
  @Nullable EventId event;

  @Inject
  DeadLettersList(Backends backends, Output output) {
    this.backends = backends;
    this.output = output;
  }

  @Override
  public void run() {
    try (Backend backend = backends.open(where)) {
      output.print(
          format,
          backend.fairQueue().deadLetters().list(channel, event).stream()
              .map(DeadLetterRow::of)
              .toList(),
          "There are no dead letters.");
    }
  }
}
