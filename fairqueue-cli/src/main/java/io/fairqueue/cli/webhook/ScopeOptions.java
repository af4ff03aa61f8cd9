package io.fairqueue.cli.webhook;

import static java.util.Objects.requireNonNull;

import io.fairqueue.cli.output.Found;
import io.fairqueue.cli.stores.Backend;
import io.fairqueue.domain.EmailAddress;
import io.fairqueue.domain.EventId;
import io.fairqueue.domain.message.EndpointScope;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What webhooks tell of: one of the two. */
final class ScopeOptions {

  @Option(names = "--event", paramLabel = "EVENT", description = "Those that tell of this event.")
  @Nullable EventId event;

  @Option(
      names = "--organizer",
      paramLabel = "EMAIL",
      description = "Those that tell of all events of this organizer.")
  @Nullable EmailAddress organizer;

  EndpointScope in(Backend backend) {
    if (event != null) {
      return new EndpointScope.OfEvent(event);
    }
    EmailAddress email = requireNonNull(organizer);
    return backend
        .fairQueue()
        .accounts()
        .organizer(email)
        .map(found -> new EndpointScope.OfOrganizer(found.id()))
        .orElseThrow(() -> Found.none("organizer " + email));
  }

  String text() {
    return event != null ? "event " + event : "organizer " + organizer;
  }
}
