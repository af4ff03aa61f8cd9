package io.fairqueue.cli.organizer;

import io.fairqueue.cli.output.Format;
import io.fairqueue.cli.output.Output;
import io.fairqueue.cli.output.RefusedException;
import io.fairqueue.cli.stores.Backend;
import io.fairqueue.cli.stores.Backends;
import io.fairqueue.cli.stores.StoreOptions;
import io.fairqueue.domain.EmailAddress;
import io.fairqueue.domain.OrganizerId;
import io.fairqueue.port.OrganizerStore;
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

  void run(
      StoreOptions where,
      Format format,
      EmailAddress email,
      BiPredicate<OrganizerStore, OrganizerId> change) {
    try (Backend backend = backends.open(where)) {
      OrganizerStore organizers = backend.stores().organizers();
      OrganizerId id = organizers.findByEmail(email).orElseThrow(() -> none(email)).id();
      if (!change.test(organizers, id)) {
        throw none(email);
      }
      output.print(
          format, organizers.find(id).map(OrganizerRow::of).orElseThrow(() -> none(email)));
    }
  }

  private static RefusedException none(EmailAddress email) {
    return new RefusedException("There is no organizer " + email + ".");
  }
}
