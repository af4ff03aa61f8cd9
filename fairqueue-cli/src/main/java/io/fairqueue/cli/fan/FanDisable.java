package io.fairqueue.cli.fan;

import io.fairqueue.cli.output.Format;
import io.fairqueue.cli.stores.StoreOptions;
import io.fairqueue.domain.EmailAddress;
import jakarta.inject.Inject;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(
    name = "disable",
    description =
        "Ends a fan's sessions and refuses new ones: places in line, admissions and unpaid claims"
            + " go back, sold tickets stay.")
final class FanDisable implements Runnable {

  private final FanChange change;

  @Mixin StoreOptions where = new StoreOptions();
  @Mixin Format format = new Format();

  @Parameters(paramLabel = "EMAIL", description = "The account's email address.")
  EmailAddress email;

  @Inject
  FanDisable(FanChange change) {
    this.change = change;
  }

  @Override
  public void run() {
    change.setDisabled(where, format, email, true);
  }
}
