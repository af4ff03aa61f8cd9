package io.fairqueue.cli.organizer;

import io.fairqueue.cli.input.PasswordInput;
import io.fairqueue.cli.output.Format;
import io.fairqueue.cli.stores.Backend;
import io.fairqueue.cli.stores.StoreOptions;
import io.fairqueue.domain.EmailAddress;
import jakarta.inject.Inject;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "set-password",
    description = "Gives an organizer another password, and ends all sessions.")
final class OrganizerSetPassword implements Runnable {

  private final OrganizerChange change;
  private final PasswordInput passwordInput;

  @Mixin StoreOptions where = new StoreOptions();
  @Mixin Format format = new Format();

  @Parameters(paramLabel = "EMAIL", description = "The account's email address.")
  EmailAddress email;

  // As with create; there is no other way to tell a password.
  @Option(
      names = "--password-stdin",
      description = "Reads the password (8 to 128 characters) from the first line of stdin.")
  boolean passwordFromStdin;

  @Inject
  OrganizerSetPassword(OrganizerChange change, PasswordInput passwordInput) {
    this.change = change;
    this.passwordInput = passwordInput;
  }

  @Override
  public void run() {
    String password = passwordInput.read();
    change.run(
        where,
        format,
        email,
        (accounts, id) -> accounts.setPassword(Backend.OPERATOR, id, password));
  }
}
