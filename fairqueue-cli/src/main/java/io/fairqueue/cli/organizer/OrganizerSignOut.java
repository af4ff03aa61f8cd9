package io.fairqueue.cli.organizer;

import io.fairqueue.cli.output.Format;
import io.fairqueue.cli.stores.Backend;
import io.fairqueue.cli.stores.StoreOptions;
import io.fairqueue.domain.EmailAddress;
import jakarta.inject.Inject;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(
    name = "sign-out",
    description = "Ends all of an organizer's sessions; the account stays as it is.")
final class OrganizerSignOut implements Runnable {

  private final OrganizerChange change;

  @Mixin StoreOptions where = new StoreOptions();
  @Mixin Format format = new Format();

  @Parameters(paramLabel = "EMAIL", description = "The account's email address.")
  EmailAddress email;

  @Inject
  OrganizerSignOut(OrganizerChange change) {
    this.change = change;
  }

  @Override
  public void run() {
    change.run(where, format, email, (accounts, id) -> accounts.endSessions(Backend.OPERATOR, id));
  }
}
