package io.fairqueue.cli.organizer;

import io.fairqueue.cli.output.Format;
import io.fairqueue.cli.output.Output;
import io.fairqueue.cli.stores.Backend;
import io.fairqueue.cli.stores.Backends;
import io.fairqueue.cli.stores.StoreOptions;
import jakarta.inject.Inject;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(name = "list", description = "Lists organizers, by email address.")
final class OrganizerList implements Runnable {

  private final Backends backends;
  private final Output output;

  @Mixin StoreOptions where = new StoreOptions();
  @Mixin Format format = new Format();

  @Inject
  OrganizerList(Backends backends, Output output) {
    this.backends = backends;
    this.output = output;
  }

  @Override
  public void run() {
    try (Backend backend = backends.open(where)) {
      output.print(
          format,
          backend.fairQueue().accounts().organizers().stream().map(OrganizerRow::of).toList(),
          "There are no organizers yet: make one with 'organizer create'.");
    }
  }
}
