package io.fairqueue.cli.ticket;

import io.fairqueue.cli.output.Found;
import io.fairqueue.cli.output.Output;
import io.fairqueue.cli.output.RefusedException;
import io.fairqueue.cli.stores.Backend;
import io.fairqueue.cli.stores.Backends;
import io.fairqueue.cli.stores.StoreOptions;
import io.fairqueue.domain.ClaimId;
import io.fairqueue.port.TicketStore.ResendOutcome;
import jakarta.inject.Inject;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(name = "resend", description = "Has a claim's tickets mailed to its fan once more.")
final class TicketResend implements Runnable {

  private final Backends backends;
  private final Output output;

  @Mixin StoreOptions where = new StoreOptions();

  @Parameters(paramLabel = "CLAIM", description = "The claim's id.")
  ClaimId claim;

  @Inject
  TicketResend(Backends backends, Output output) {
    this.backends = backends;
    this.output = output;
  }

  @Override
  public void run() {
    try (Backend backend = backends.open(where)) {
      var answer = backend.fairQueue().tickets().resend(Backend.OPERATOR, claim);
      switch (Found.in(answer, "claim " + claim)) {
        case ResendOutcome.Resent resent -> output.tell("The tickets are mailed again.");
        case ResendOutcome.TooSoon soon ->
            throw new RefusedException("These tickets were mailed again a moment ago.");
        case ResendOutcome.NotConfirmed no ->
            throw new RefusedException("A claim has tickets only while it is confirmed.");
        case ResendOutcome.NotMailed no ->
            throw new RefusedException("No mail server is configured: nothing is mailed to fans.");
      }
    }
  }
}
