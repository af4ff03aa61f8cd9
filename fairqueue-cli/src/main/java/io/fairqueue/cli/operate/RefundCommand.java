package io.fairqueue.cli.operate;

import io.fairqueue.cli.output.Output;
import io.fairqueue.cli.output.RefusedException;
import io.fairqueue.cli.stores.Backend;
import io.fairqueue.cli.stores.Backends;
import io.fairqueue.cli.stores.StoreOptions;
import io.fairqueue.domain.ClaimId;
import jakarta.inject.Inject;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Gives the money of one sale back. */
@Command(
    name = "refund",
    header = "Refunds a sold claim; its tickets are void at once.",
    description = "Also asks again for a refund that was refused. A running server sends it.")
public final class RefundCommand implements Runnable {

  private final Backends backends;
  private final Output output;

  @Mixin StoreOptions where = new StoreOptions();
  @Mixin Consent consent = new Consent();

  @Option(names = "--reason", required = true, paramLabel = "TEXT", description = "Why.")
  String reason = "";

  @Parameters(paramLabel = "CLAIM", description = "The claim's id.")
  ClaimId claim;

  @Inject
  RefundCommand(Backends backends, Output output) {
    this.backends = backends;
    this.output = output;
  }

  @Override
  public void run() {
    consent.require("the tickets are void at once, and the money goes back");
    try (Backend backend = backends.open(where)) {
      switch (backend.fairQueue().claims().refund(Backend.OPERATOR, claim, reason)) {
        case REQUESTED -> output.tell("Asked for; a running server sends it.");
        case REFUNDED -> output.tell("Refunded: it had cost nothing.");
        case NOT_FOUND -> throw new RefusedException("There is no claim " + claim + ".");
        case FORBIDDEN -> throw new RefusedException("This claim is on somebody else's event.");
        case NOT_REFUNDABLE ->
            throw new RefusedException(
                "The claim is not sold, or its refund is under way or done.");
      }
    }
  }
}
