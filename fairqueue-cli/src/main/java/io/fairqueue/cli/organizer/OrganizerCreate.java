package io.fairqueue.cli.organizer;

import io.fairqueue.cli.input.PasswordInput;
import io.fairqueue.cli.output.Format;
import io.fairqueue.cli.output.Output;
import io.fairqueue.cli.output.RefusedException;
import io.fairqueue.cli.stores.Backend;
import io.fairqueue.cli.stores.Backends;
import io.fairqueue.cli.stores.StoreOptions;
import io.fairqueue.domain.EmailAddress;
import jakarta.inject.Inject;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(name = "create", description = "Makes an organizer's account.")
final class OrganizerCreate implements Runnable {

  private final Backends backends;
  private final Output output;
  private final PasswordInput passwordInput;

  @Mixin StoreOptions where = new StoreOptions();
  @Mixin Format format = new Format();

  @Option(names = "--email", required = true, description = "To log in with.")
  EmailAddress email;

  @Option(names = "--name", required = true, description = "What fans read.")
  String name;

  @Option(names = "--admin", description = "May act on everybody's events.")
  boolean admin;

  // A password among the words of a command would be seen by everybody on the machine.
  @Option(
      names = "--password-stdin",
      required = true,
      description = "Reads the password (8 to 128 characters) from the first line of stdin.")
  boolean passwordFromStdin;

  @Inject
  OrganizerCreate(Backends backends, Output output, PasswordInput passwordInput) {
    this.backends = backends;
    this.output = output;
    this.passwordInput = passwordInput;
  }

  @Override
  public void run() {
    String password = passwordInput.read();
    try (Backend backend = backends.open(where)) {
      var created =
          backend
              .fairQueue()
              .accounts()
              .createOrganizer(Backend.OPERATOR, email, name, password, admin)
              .flatMap(organizer -> backend.fairQueue().accounts().organizer(email))
              .orElseThrow(() -> new RefusedException(email + " has an account already."));
      output.print(format, OrganizerRow.of(created));
    }
  }
}
