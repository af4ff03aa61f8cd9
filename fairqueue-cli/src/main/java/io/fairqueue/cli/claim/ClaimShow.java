package io.fairqueue.cli.claim;

import io.fairqueue.cli.output.Format;
import io.fairqueue.cli.output.Found;
import io.fairqueue.cli.output.Output;
import io.fairqueue.cli.stores.Backend;
import io.fairqueue.cli.stores.Backends;
import io.fairqueue.cli.stores.StoreOptions;
import io.fairqueue.domain.Claim;
import io.fairqueue.domain.ClaimId;
import io.fairqueue.port.PaymentView;
import jakarta.inject.Inject;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(name = "show", description = "Shows a claim, its tickets and its payments.")
final class ClaimShow implements Runnable {

  private final Backends backends;
  private final Output output;

  @Mixin StoreOptions where = new StoreOptions();
  @Mixin Format format = new Format();

  @Parameters(paramLabel = "CLAIM", description = "The claim's id.")
  ClaimId claim;

  @Inject
  ClaimShow(Backends backends, Output output) {
    this.backends = backends;
    this.output = output;
  }

  @Override
  public void run() {
    try (Backend backend = backends.open(where)) {
      var fairQueue = backend.fairQueue();
      Claim found = Found.in(fairQueue.claims().show(claim, Backend.VIEWER), "claim " + claim);
      List<PaymentView> payments =
          Found.in(fairQueue.payments().ofClaim(claim, Backend.VIEWER), "claim " + claim);
      output.print(format, ClaimSheet.of(found, payments));
    }
  }
}
