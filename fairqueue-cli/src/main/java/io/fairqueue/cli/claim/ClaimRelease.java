package io.fairqueue.cli.claim;

import io.fairqueue.access.Permitted;
import io.fairqueue.cli.input.Consent;
import io.fairqueue.cli.output.Found;
import io.fairqueue.cli.output.Output;
import io.fairqueue.cli.output.RefusedException;
import io.fairqueue.cli.stores.Backend;
import io.fairqueue.cli.stores.Backends;
import io.fairqueue.cli.stores.StoreOptions;
import io.fairqueue.domain.ClaimId;
import io.fairqueue.port.ClaimStore.ReleaseOutcome;
import jakarta.inject.Inject;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "release",
    header = "Gives an unpaid claim back, as its fan could.",
    description =
        "While a payment is under way only with --give-up-payment: its money may come yet, and"
            + " goes back then.")
final class ClaimRelease implements Runnable {

  private final Backends backends;
  private final Output output;

  @Mixin StoreOptions where = new StoreOptions();
  @Mixin Consent consent = new Consent();

  @Parameters(paramLabel = "CLAIM", description = "The claim's id.")
  ClaimId claim;

  @Option(
      names = "--give-up-payment",
      description = "Also while a payment is under way; money that comes for it goes back.")
  boolean giveUpPayment;

  @Inject
  ClaimRelease(Backends backends, Output output) {
    this.backends = backends;
    this.output = output;
  }

  @Override
  public void run() {
    consent.require("the fan loses the tickets");
    try (Backend backend = backends.open(where)) {
      switch (Found.in(release(backend), "claim " + claim)) {
        case ReleaseOutcome.Released done -> output.tell("Released: its units are free.");
        case ReleaseOutcome.NotHeld no ->
            throw new RefusedException("Too late: the claim is not held any more.");
        case ReleaseOutcome.PaymentInProgress paying ->
            throw new RefusedException("A payment of this claim is under way.");
      }
    }
  }

  private Permitted<ReleaseOutcome> release(Backend backend) {
    var claims = backend.fairQueue().claims();
    return giveUpPayment
        ? claims.giveUp(Backend.OPERATOR, claim)
        : claims.release(Backend.OPERATOR, claim);
  }
}
