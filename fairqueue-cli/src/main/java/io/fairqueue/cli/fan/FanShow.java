package io.fairqueue.cli.fan;

import io.fairqueue.cli.output.Format;
import io.fairqueue.cli.stores.StoreOptions;
import io.fairqueue.domain.EmailAddress;
import jakarta.inject.Inject;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(name = "show", description = "Shows a fan's account.")
final class FanShow implements Runnable {

  private final FanChange change;

  @Mixin StoreOptions where = new StoreOptions();
  @Mixin Format format = new Format();

  @Parameters(paramLabel = "EMAIL", description = "The account's email address.")
  EmailAddress email;

  @Inject
  FanShow(FanChange change) {
    this.change = change;
  }

  @Override
  public void run() {
    change.show(where, format, email);
  }
}
