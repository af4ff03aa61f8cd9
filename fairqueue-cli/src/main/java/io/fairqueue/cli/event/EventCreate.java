package io.fairqueue.cli.event;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fairqueue.cli.output.Format;
import io.fairqueue.cli.output.Json;
import io.fairqueue.cli.output.Output;
import io.fairqueue.cli.output.RefusedException;
import io.fairqueue.cli.stores.Backend;
import io.fairqueue.cli.stores.Backends;
import io.fairqueue.cli.stores.StoreOptions;
import io.fairqueue.domain.EmailAddress;
import io.fairqueue.domain.EventDetails;
import io.fairqueue.domain.Organizer;
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

@Command(
    name = "create",
    description = "Makes an event, as a draft: put it on sale with 'event activate'.")
final class EventCreate implements Runnable {

  private final Backends backends;
  private final Output output;
  private final Provider<EventEdits> edits;
  private final InstantSource time;

  @Mixin StoreOptions where = new StoreOptions();
  @Mixin Format format = new Format();

  @Option(
      names = "--organizer",
      required = true,
      paramLabel = "EMAIL",
      description = "The organizer that owns the event.")
  EmailAddress organizer;

  @ArgGroup(multiplicity = "1")
  Source source;

  /** Where the event's facts come from. */
  static final class Source {

    @Option(
        names = {"-f", "--file"},
        description = "A JSON file with what the HTTP contract takes for an event.")
    @Nullable Path file;

    @ArgGroup(exclusive = false, heading = "Or, for one kind of tickets:%n")
    @Nullable Flags flags;
  }

  /** An event with one general tier. */
  static final class Flags {

    @Option(names = "--name", required = true, description = "What it is called.")
    String name;

    @Option(names = "--tickets", required = true, paramLabel = "N", description = "How many.")
    int tickets;

    @Option(
        names = "--price-minor",
        required = true,
        paramLabel = "N",
        description = "What one costs, in cents (kobo, ...); 0 for free.")
    long priceMinor;

    @Option(
        names = "--currency",
        required = true,
        paramLabel = "CODE",
        description = "ISO 4217, like EUR.")
    String currency;

    @Option(
        names = "--sale-start",
        paramLabel = "TIME",
        defaultValue = "now",
        description = "2026-01-31T18:00:00Z, now, or +2h (default: now).")
    String saleStart;

    @Option(
        names = "--sale-end",
        required = true,
        paramLabel = "TIME",
        description = "2026-01-31T20:00:00Z, or +2h.")
    String saleEnd;

    @Option(
        names = "--slug",
        paramLabel = "NAME",
        description = "Its name in addresses of pages: 3 to 60 of a-z, 0-9 and -.")
    @Nullable String slug;

    @ArgGroup(exclusive = false)
    LobbyFlags lobby = new LobbyFlags();

    private EventInput input(Instant now) {
      ObjectNode fields =
          Json.MAPPER
              .createObjectNode()
              .put("name", name)
              .put("total_inventory", tickets)
              .put("price_minor", priceMinor)
              .put("currency", currency)
              .put("sale_start", saleStart)
              .put("sale_end", saleEnd)
              .put("slug", slug);
      lobby.put(fields);
      return EventInput.of(fields, now);
    }
  }

  @Inject
  EventCreate(Backends backends, Output output, Provider<EventEdits> edits, InstantSource time) {
    this.backends = backends;
    this.output = output;
    this.edits = edits;
    this.time = time;
  }

  @Override
  public void run() {
    EventDetails details = input().create(edits.get());
    try (Backend backend = backends.open(where)) {
      Organizer owner =
          backend.fairQueue().accounts().organizer(organizer).orElseThrow(this::noOrganizer);
      switch (backend.fairQueue().events().create(Backend.OPERATOR, owner.id(), details)) {
        case Events.Creation.Created created ->
            output.print(format, EventRow.read(backend, created.draft().id()));
        case Events.Creation.SlugTaken taken -> throw EventInput.slugTaken();
      }
      if (format.isTable()) {
        EntryAdvice.on(details.policy().entries()).ifPresent(output::tell);
      }
    }
  }

  private EventInput input() {
    return source.flags != null
        ? source.flags.input(time.instant())
        : EventInput.of(Objects.requireNonNull(source.file), time.instant());
  }

  private RefusedException noOrganizer() {
    return new RefusedException(
        "There is no organizer %s. Make one with: fairqueue organizer create".formatted(organizer));
  }
}
