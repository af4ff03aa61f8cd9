package io.fairqueue.cli.event;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fairqueue.cli.output.Format;
import io.fairqueue.cli.output.Found;
import io.fairqueue.cli.output.Json;
import io.fairqueue.cli.output.Output;
import io.fairqueue.cli.output.RefusedException;
import io.fairqueue.cli.stores.Backend;
import io.fairqueue.cli.stores.Backends;
import io.fairqueue.cli.stores.StoreOptions;
import io.fairqueue.domain.EventId;
import io.fairqueue.event.Events;
import io.fairqueue.http.event.EventEdits;
import jakarta.inject.Inject;
import jakarta.inject.Provider;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Changes what is said of an event. */
@Command(
    name = "update",
    description = "Changes an event: what you leave out stays.",
    footer = "A later --sale-end opens a sale again that ended by the clock.")
final class EventUpdate implements Runnable {

  private final Backends backends;
  private final Output output;
  private final Provider<EventEdits> edits;
  private final InstantSource time;

  @Mixin StoreOptions where = new StoreOptions();
  @Mixin Format format = new Format();

  @Parameters(paramLabel = "EVENT", description = "The event's id.")
  EventId event;

  @ArgGroup(multiplicity = "1")
  Source source;

  /** Where the changes come from. */
  static final class Source {

    @Option(
        names = {"-f", "--file"},
        description = "A JSON file with what the HTTP contract takes to change an event.")
    @Nullable Path file;

    @ArgGroup(exclusive = false, heading = "Or:%n")
    @Nullable Flags flags;
  }

  /** What is changed most. */
  static final class Flags {

    @Option(names = "--name", description = "What it is called.")
    @Nullable String name;

    @Option(names = "--venue", description = "Where it is.")
    @Nullable String venue;

    @Option(names = "--tickets", paramLabel = "N", description = "How many, of the only kind.")
    @Nullable Integer tickets;

    @Option(names = "--price-minor", paramLabel = "N", description = "What one costs from now on.")
    @Nullable Long priceMinor;

    @Option(names = "--sale-start", paramLabel = "TIME", description = "Like --sale-end.")
    @Nullable String saleStart;

    @Option(
        names = "--sale-end",
        paramLabel = "TIME",
        description = "2026-01-31T20:00:00Z, now, or +2h.")
    @Nullable String saleEnd;

    @Option(names = "--slug", paramLabel = "NAME", description = "Its name in addresses of pages.")
    @Nullable String slug;

    @ArgGroup(exclusive = false)
    LobbyFlags lobby = new LobbyFlags();

    private EventInput input(Instant now) {
      ObjectNode edit = Json.MAPPER.createObjectNode();
      edit.put("name", name).put("venue", venue).put("total_inventory", tickets);
      edit.put("price_minor", priceMinor).put("sale_start", saleStart).put("sale_end", saleEnd);
      edit.put("slug", slug);
      lobby.put(edit);
      return EventInput.of(edit, now);
    }
  }

  @Inject
  EventUpdate(Backends backends, Output output, Provider<EventEdits> edits, InstantSource time) {
    this.backends = backends;
    this.output = output;
    this.edits = edits;
    this.time = time;
  }

  @Override
  public void run() {
    EventInput input = input();
    try (Backend backend = backends.open(where)) {
      var result =
          backend
              .fairQueue()
              .events()
              .revise(Backend.OPERATOR, event, present -> input.edit(edits.get(), present));
      switch (Found.in(result, "event " + event)) {
        case Events.Revision.Revised revised -> output.print(format, EventRow.read(backend, event));
        case Events.Revision.Stale stale -> throw new RefusedException("Somebody was faster.");
        case Events.Revision.InvalidTransition over ->
            throw new RefusedException(
                "The event is %s: only texts and dates can be changed."
                    .formatted(over.event().status()));
        case Events.Revision.DrawFixed fixed ->
            throw new RefusedException(
                "The lobby and its draw were announced so: their kind is fixed, and from ten"
                    + " minutes before the lobby closes their times are too.");
        case Events.Revision.LobbyTooShort soon ->
            throw new RefusedException(
                "The lobby would be over before anybody could enter it: move the sale, or its"
                    + " lead.");
        case Events.Revision.SlugTaken taken -> throw EventInput.slugTaken();
        case Events.Revision.CapacityBelowSold below ->
            throw new RefusedException("A tier can't have fewer units than are held and sold.");
      }
    }
  }

  private EventInput input() {
    return source.flags != null
        ? source.flags.input(time.instant())
        : EventInput.of(Objects.requireNonNull(source.file), time.instant());
  }
}
