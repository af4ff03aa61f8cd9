package io.fairqueue.cli.event;

import io.fairqueue.cli.input.Consent;
import io.fairqueue.cli.output.Found;
import io.fairqueue.cli.output.Output;
import io.fairqueue.cli.output.RefusedException;
import io.fairqueue.cli.stores.Backend;
import io.fairqueue.cli.stores.Backends;
import io.fairqueue.cli.stores.StoreOptions;
import io.fairqueue.domain.EventId;
import io.fairqueue.event.Events;
import jakarta.inject.Inject;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Throws a draft away. */
@Command(name = "delete", description = "Deletes an event that was never on sale.")
final class EventDelete implements Runnable {

  private final Backends backends;
  private final Output output;

  @Mixin StoreOptions where = new StoreOptions();
  @Mixin Consent consent = new Consent();

  @Parameters(paramLabel = "EVENT", description = "The event's id.")
  EventId event;

  @Inject
  EventDelete(Backends backends, Output output) {
    this.backends = backends;
    this.output = output;
  }

  @Override
  public void run() {
    consent.require("a deleted event never comes back");
    try (Backend backend = backends.open(where)) {
      var result = backend.fairQueue().events().delete(Backend.OPERATOR, event);
      switch (Found.in(result, "event " + event)) {
        case Events.Change.Changed gone -> output.tell("The event is deleted.");
        case Events.Change.InvalidTransition no ->
            throw new RefusedException(
                "The event is %s: only drafts can be deleted.".formatted(no.event().status()));
        case Events.Change.LobbyTooShort none ->
            throw new IllegalStateException("nobody opens what is deleted");
      }
    }
  }
}
