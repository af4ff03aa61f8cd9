package io.fairqueue.cli.payment;

import io.fairqueue.cli.output.Format;
import io.fairqueue.cli.output.Found;
import io.fairqueue.cli.output.Output;
import io.fairqueue.cli.stores.Backend;
import io.fairqueue.cli.stores.Backends;
import io.fairqueue.cli.stores.StoreOptions;
import io.fairqueue.domain.ClaimId;
import io.fairqueue.port.WebhookInbox;
import jakarta.inject.Inject;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "list",
    description = {
      "Lists the attempts to pay a claim, what a gateway told about payments that nobody knows, or",
      "what somebody should look at; the newest first."
    })
final class PaymentList implements Runnable {

  private static final int MAX = 1_000;

  private final Backends backends;
  private final Output output;

  @Mixin StoreOptions where = new StoreOptions();
  @Mixin Format format = new Format();

  @ArgGroup(multiplicity = "1")
  Which which = new Which();

  @Inject
  PaymentList(Backends backends, Output output) {
    this.backends = backends;
    this.output = output;
  }

  @Override
  public void run() {
    try (Backend backend = backends.open(where)) {
      if (which.attention) {
        listAttention(backend);
      } else if (which.claim == null) {
        listUnknown(backend);
      } else {
        listAttempts(backend, which.claim);
      }
    }
  }

  private void listUnknown(Backend backend) {
    output.print(
        format,
        backend
            .stores()
            .webhooks()
            .withOutcome(List.of(WebhookInbox.UNKNOWN_REFERENCE), MAX)
            .stream()
            .map(UnknownPaymentRow::of)
            .toList(),
        "Every payment that a gateway told of is known.");
  }

  private void listAttention(Backend backend) {
    var payments = backend.stores().payments().remarkable(MAX).stream().flatMap(AttentionRow::of);
    var webhooks =
        backend
            .stores()
            .webhooks()
            .withOutcome(
                List.of(WebhookInbox.GIVEN_UP, WebhookInbox.UNCLEAR_REFUND, WebhookInbox.DISPUTED),
                MAX)
            .stream()
            .map(AttentionRow::of);
    output.print(
        format,
        Stream.concat(webhooks, payments).toList(),
        "No money that anybody would have to look at.");
  }

  private void listAttempts(Backend backend, ClaimId claim) {
    var payments =
        Found.in(backend.fairQueue().payments().ofClaim(claim, Backend.VIEWER), "claim " + claim);
    output.print(
        format, payments.stream().map(PaymentRow::of).toList(), "Nobody tried to pay this claim.");
  }

  /** Of a claim, or of nobody's. */
  static final class Which {

    @Parameters(paramLabel = "CLAIM", description = "The claim's id.")
    @Nullable ClaimId claim;

    @Option(
        names = "--unknown",
        description = "The latest " + MAX + " webhooks about payments that nobody knows.")
    boolean unknown;

    @Option(
        names = "--attention",
        description = {
          "What somebody should look at: refunds that failed, were made at the gateway or are of",
          "money that came twice, disputes, webhooks that were given up or that nobody can explain."
        })
    boolean attention;
  }
}
