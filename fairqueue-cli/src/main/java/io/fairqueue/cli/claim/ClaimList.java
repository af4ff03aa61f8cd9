package io.fairqueue.cli.claim;

import io.fairqueue.cli.output.Format;
import io.fairqueue.cli.output.Found;
import io.fairqueue.cli.output.Output;
import io.fairqueue.cli.stores.Backend;
import io.fairqueue.cli.stores.Backends;
import io.fairqueue.cli.stores.StoreOptions;
import io.fairqueue.domain.Claim;
import io.fairqueue.domain.ClaimStatus;
import io.fairqueue.domain.EventId;
import io.fairqueue.domain.ListedClaim;
import io.fairqueue.port.ClaimQuery;
import io.fairqueue.port.Page;
import io.fairqueue.port.PageRequest;
import io.fairqueue.port.SearchText;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(name = "list", description = "Lists claims, the oldest first.")
final class ClaimList implements Runnable {

  private static final int PAGE = 100;

  private final Backends backends;
  private final Output output;

  @Mixin StoreOptions where = new StoreOptions();
  @Mixin Format format = new Format();

  @Option(names = "--event", paramLabel = "EVENT", description = "Only on this event.")
  @Nullable EventId event;

  @Option(names = "--status", description = "Only in this state: ${COMPLETION-CANDIDATES}.")
  @Nullable ClaimStatus status;

  @Option(
      names = "--search",
      paramLabel = "TEXT",
      description =
          "Only of whom this names: by the id of a claim, a ticket or a payment, by a payment's reference, "
              + "by an address; or else by a part of a name or an address.")
  @Nullable String search;

  @Inject
  ClaimList(Backends backends, Output output) {
    this.backends = backends;
    this.output = output;
  }

  @Override
  public void run() {
    List<Row> rows = new ArrayList<>();
    try (Backend backend = backends.open(where)) {
      Page<ListedClaim> page;
      int number = 1;
      do {
        page = page(backend, number++);
        page.data().forEach(listed -> rows.add(Row.of(listed.claim())));
      } while (page.hasMore());
    }
    output.print(format, rows, "There are no such claims.");
  }

  private Page<ListedClaim> page(Backend backend, int number) {
    var query =
        new ClaimQuery(
            event,
            status,
            SearchText.of(search),
            ClaimQuery.Sort.CREATED_AT,
            new PageRequest(number, PAGE));
    return Found.in(backend.fairQueue().claims().list(Backend.OPERATOR, query), "event " + event);
  }

  private record Row(
      String claimId,
      ClaimStatus status,
      String eventId,
      String customerId,
      int units,
      long amountMinor,
      String currency,
      Instant createdAt) {

    static Row of(Claim claim) {
      var facts = claim.facts();
      return new Row(
          facts.id().toString(),
          claim.status(),
          facts.eventId().toString(),
          facts.customerId().toString(),
          facts.units().size(),
          facts.amount().minor(),
          facts.amount().currency().getCurrencyCode(),
          facts.createdAt());
    }
  }
}
