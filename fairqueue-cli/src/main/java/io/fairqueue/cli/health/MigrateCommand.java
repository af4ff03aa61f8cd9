package io.fairqueue.cli.health;

import io.fairqueue.cli.output.Output;
import io.fairqueue.cli.stores.Backend;
import io.fairqueue.cli.stores.Backends;
import io.fairqueue.cli.stores.StoreOptions;
import io.fairqueue.postgres.migration.PostgresMigrations;
import jakarta.inject.Inject;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Readies a database. */
@Command(
    name = "migrate",
    header = "Brings the database to the form that this version needs.",
    description = {
      "Safe to repeat, and to start again if it was ended. Servers do the same when they start.",
      "A migration that running servers of older releases can't bear waits 15 s for them to end, and"
          + " then refuses: stop them (doctor tells how many there are), then try again.",
      "From a release without the log of lines: stop all servers first, and start none of that"
          + " release again."
    })
public final class MigrateCommand implements Runnable {

  private final Backends backends;
  private final Output output;

  @Mixin StoreOptions where = new StoreOptions();

  @Inject
  MigrateCommand(Backends backends, Output output) {
    this.backends = backends;
    this.output = output;
  }

  @Override
  public void run() {
    try (Backend backend = backends.open(where)) {
      PostgresMigrations.migrate(
          backend.dataSource(),
          (moved, entries) ->
              output.tell("%,d of %,d entries are in the log.".formatted(moved, entries)));
      output.tell("The database is up to date.");
    }
  }
}
