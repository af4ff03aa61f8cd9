package io.fairqueue.cli.event;

import io.fairqueue.cli.output.Format;
import io.fairqueue.cli.output.Found;
import io.fairqueue.cli.output.Output;
import io.fairqueue.cli.stores.Backend;
import io.fairqueue.cli.stores.Backends;
import io.fairqueue.cli.stores.StoreOptions;
import io.fairqueue.domain.EventId;
import io.fairqueue.port.AuditLog.Entry;
import io.fairqueue.port.PageRequest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "audit", description = "Lists who did what to an event, the latest first.")
final class EventAudit implements Runnable {

  private static final int USUAL = 20;

  private final Backends backends;
  private final Output output;

  @Mixin StoreOptions where = new StoreOptions();
  @Mixin Format format = new Format();

  @Parameters(paramLabel = "EVENT", description = "The event's id.")
  EventId event;

  @Option(names = "--page", paramLabel = "N", description = "Which page; the first by default.")
  int page = 1;

  @Option(
      names = "--size",
      paramLabel = "N",
      description = "How many a page has, up to 100; 20 by default.")
  int size = USUAL;

  @Inject
  EventAudit(Backends backends, Output output) {
    this.backends = backends;
    this.output = output;
  }

  @Override
  public void run() {
    PageRequest wanted = new PageRequest(page, size);
    try (Backend backend = backends.open(where)) {
      output.print(
          format,
          Found.in(
                  backend.fairQueue().staff().audit(Backend.OPERATOR, event, wanted),
                  "event " + event)
              .data()
              .stream()
              .map(Row::of)
              .toList(),
          "Nobody did anything to this event, or it was too long ago.");
    }
  }

  /**
   * What somebody did.
   *
   * @param changed what was there, and what is instead
   */
  private record Row(
      Instant at,
      String actor,
      String action,
      String subject,
      String changed,
      @Nullable String requestId) {

    static Row of(Entry entry) {
      return new Row(
          entry.at(),
          entry.by(),
          entry.action(),
          entry.subject(),
          changed(entry.change().before(), entry.change().after()),
          entry.trace().requestId());
    }

    private static String changed(Map<String, String> before, Map<String, String> after) {
      Map<String, String> names = new TreeMap<>(before);
      names.putAll(after);
      StringBuilder text = new StringBuilder();
      for (String name : names.keySet()) {
        text.append(text.isEmpty() ? "" : ", ")
            .append(name)
            .append(": ")
            .append(before.getOrDefault(name, "–"))
            .append(" → ")
            .append(after.getOrDefault(name, "–"));
      }
      return text.toString();
    }
  }
}
