package io.fairqueue.cli.event;

import io.fairqueue.cli.output.Format;
import io.fairqueue.cli.output.Output;
import io.fairqueue.cli.stores.Backend;
import io.fairqueue.cli.stores.Backends;
import io.fairqueue.cli.stores.StoreOptions;
import io.fairqueue.event.EventView;
import io.fairqueue.port.EventQuery;
import io.fairqueue.port.EventQuery.ShownStatus;
import io.fairqueue.port.Page;
import io.fairqueue.port.PageRequest;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(name = "list", description = "Lists events, by name.")
final class EventList implements Runnable {

  private static final int PAGE = 100;

  private final Backends backends;
  private final Output output;

  @Mixin StoreOptions where = new StoreOptions();
  @Mixin Format format = new Format();

  @Option(names = "--search", paramLabel = "TEXT", description = "Only with this in name or venue.")
  @Nullable String search;

  @Option(names = "--status", description = "Only in this state: ${COMPLETION-CANDIDATES}.")
  @Nullable ShownStatus status;

  @Inject
  EventList(Backends backends, Output output) {
    this.backends = backends;
    this.output = output;
  }

  @Override
  public void run() {
    List<EventRow> rows = new ArrayList<>();
    try (Backend backend = backends.open(where)) {
      Page<EventView> page;
      int number = 1;
      do {
        page = backend.fairQueue().events().list(query(number++));
        page.data().forEach(view -> rows.add(EventRow.of(view)));
      } while (page.hasMore());
    }
    output.print(format, rows, "There are no such events.");
  }

  private EventQuery query(int page) {
    return new EventQuery(
        search,
        status == null ? Set.of() : Set.of(status),
        null,
        true,
        EventQuery.Sort.NAME,
        new PageRequest(page, PAGE));
  }
}
