package io.fairqueue.cli.fan;

import io.fairqueue.cli.output.Format;
import io.fairqueue.cli.stores.StoreOptions;
import io.fairqueue.domain.EmailAddress;
import jakarta.inject.Inject;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(name = "enable", description = "Lets a disabled fan sign in again.")
final class FanEnable implements Runnable {

  private final FanChange change;

  @Mixin StoreOptions where = new StoreOptions();
  @Mixin Format format = new Format();

  @Parameters(paramLabel = "EMAIL", description = "The account's email address.")
  EmailAddress email;

  @Inject
  FanEnable(FanChange change) {
    this.change = change;
  }

  @Override
  public void run() {
    change.setDisabled(where, format, email, false);
  }
}
