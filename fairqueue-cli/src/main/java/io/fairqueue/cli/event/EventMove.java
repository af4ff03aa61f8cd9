package io.fairqueue.cli.event;

import io.fairqueue.access.Permitted;
import io.fairqueue.cli.output.Format;
import io.fairqueue.cli.output.Found;
import io.fairqueue.cli.output.Output;
import io.fairqueue.cli.output.RefusedException;
import io.fairqueue.cli.stores.Backend;
import io.fairqueue.cli.stores.Backends;
import io.fairqueue.cli.stores.StoreOptions;
import io.fairqueue.domain.EventId;
import io.fairqueue.event.EventWarning;
import io.fairqueue.event.Events;
import jakarta.inject.Inject;
import java.util.function.Function;

/** Moves an event to another state and shows it there. */
final class EventMove {

  private final Backends backends;
  private final Output output;

  @Inject
  EventMove(Backends backends, Output output) {
    this.backends = backends;
    this.output = output;
  }

  /**
   * @param done what the event is afterwards, in words: {@code paused}
   */
  void run(
      StoreOptions where,
      Format format,
      EventId id,
      String done,
      Function<Events, Permitted<Events.Change>> move) {
    try (Backend backend = backends.open(where)) {
      var change = move.apply(backend.fairQueue().events());
      switch (Found.in(change, "event " + id)) {
        case Events.Change.Changed changed -> {
          output.print(format, EventRow.read(backend, id));
          changed.warnings().stream()
              // Which gateway the servers have is not known here.
              .filter(warning -> warning.code() == EventWarning.Code.SEATS_MISSING)
              .forEach(warning -> output.tell("Note: " + warning.message()));
        }
        case Events.Change.InvalidTransition no ->
            throw new RefusedException(
                "The event is %s: it can't be %s.".formatted(no.event().status(), done));
        case Events.Change.LobbyTooShort soon ->
            throw new RefusedException(
                "The lobby would be over before anybody could enter it: move the sale, or its"
                    + " lead.");
      }
    }
  }
}
