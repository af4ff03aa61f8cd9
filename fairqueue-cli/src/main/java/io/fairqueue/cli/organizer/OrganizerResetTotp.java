package io.fairqueue.cli.organizer;

import io.fairqueue.cli.output.Format;
import io.fairqueue.cli.output.RefusedException;
import io.fairqueue.cli.stores.Backend;
import io.fairqueue.cli.stores.StoreOptions;
import io.fairqueue.domain.EmailAddress;
import jakarta.inject.Inject;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(
    name = "reset-totp",
    description = "Asks an organizer who lost the authenticator app for no code any more.")
final class OrganizerResetTotp implements Runnable {

  private final OrganizerChange change;

  @Mixin StoreOptions where = new StoreOptions();
  @Mixin Format format = new Format();

  @Parameters(paramLabel = "EMAIL", description = "The account's email address.")
  EmailAddress email;

  @Inject
  OrganizerResetTotp(OrganizerChange change) {
    this.change = change;
  }

  @Override
  public void run() {
    change.run(
        where,
        format,
        email,
        (accounts, id) -> {
          if (!accounts.removeSecondFactor(Backend.OPERATOR, id)) {
            throw new RefusedException(email + " has no authenticator app.");
          }
          return true;
        });
  }
}
