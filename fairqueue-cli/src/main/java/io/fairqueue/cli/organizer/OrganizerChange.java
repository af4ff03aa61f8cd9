package io.fairqueue.cli.organizer;

import io.fairqueue.account.Accounts;
import io.fairqueue.cli.output.Format;
import io.fairqueue.cli.output.Found;
import io.fairqueue.cli.output.Output;
import io.fairqueue.cli.stores.Backend;
import io.fairqueue.cli.stores.Backends;
import io.fairqueue.cli.stores.StoreOptions;
import io.fairqueue.domain.EmailAddress;
import io.fairqueue.domain.Organizer;
import io.fairqueue.domain.OrganizerId;
import jakarta.inject.Inject;
import java.util.function.BiPredicate;

/** Changes one account and shows it. */
final class OrganizerChange {

  private final Backends backends;
  private final Output output;

  @Inject
  OrganizerChange(Backends backends, Output output) {
    this.backends = backends;
    this.output = output;
  }

  /**
   * @param change answers {@code false} if there is no such account any more
   */
  void run(
      StoreOptions where,
      Format format,
      EmailAddress email,
      BiPredicate<Accounts, OrganizerId> change) {
    try (Backend backend = backends.open(where)) {
      Accounts accounts = backend.fairQueue().accounts();
      Organizer organizer = find(accounts, email);
      if (!change.test(accounts, organizer.id())) {
        throw Found.none("organizer " + email);
      }
      output.print(format, OrganizerRow.of(find(accounts, email)));
    }
  }

  private static Organizer find(Accounts accounts, EmailAddress email) {
    return accounts.organizer(email).orElseThrow(() -> Found.none("organizer " + email));
  }
}
