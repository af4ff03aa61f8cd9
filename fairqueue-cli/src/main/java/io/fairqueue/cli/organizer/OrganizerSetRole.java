package io.fairqueue.cli.organizer;

import io.fairqueue.cli.output.Format;
import io.fairqueue.cli.stores.Backend;
import io.fairqueue.cli.stores.StoreOptions;
import io.fairqueue.domain.EmailAddress;
import jakarta.inject.Inject;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(name = "set-role", description = "Gives or takes the admin role, at once.")
final class OrganizerSetRole implements Runnable {

  /** What an organizer may do. */
  enum Role {
    ORGANIZER,
    ADMIN
  }

  private final OrganizerChange change;

  @Mixin StoreOptions where = new StoreOptions();
  @Mixin Format format = new Format();

  @Parameters(index = "0", paramLabel = "EMAIL", description = "The account's email address.")
  EmailAddress email;

  @Parameters(index = "1", paramLabel = "organizer|admin", description = "The role from now on.")
  Role role;

  @Inject
  OrganizerSetRole(OrganizerChange change) {
    this.change = change;
  }

  @Override
  public void run() {
    change.run(
        where,
        format,
        email,
        (accounts, id) -> accounts.setAdmin(Backend.OPERATOR, id, role == Role.ADMIN));
  }
}
