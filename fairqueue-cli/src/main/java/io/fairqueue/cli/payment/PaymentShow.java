package io.fairqueue.cli.payment;

import io.fairqueue.cli.output.Format;
import io.fairqueue.cli.output.Found;
import io.fairqueue.cli.output.Output;
import io.fairqueue.cli.stores.Backend;
import io.fairqueue.cli.stores.Backends;
import io.fairqueue.cli.stores.StoreOptions;
import io.fairqueue.domain.PaymentId;
import io.fairqueue.http.payment.PaymentBody;
import jakarta.inject.Inject;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(name = "show", description = "Shows a payment and its refund.")
final class PaymentShow implements Runnable {

  private final Backends backends;
  private final Output output;

  @Mixin StoreOptions where = new StoreOptions();
  @Mixin Format format = new Format();

  @Parameters(paramLabel = "PAYMENT", description = "The payment's id.")
  PaymentId payment;

  @Inject
  PaymentShow(Backends backends, Output output) {
    this.backends = backends;
    this.output = output;
  }

  @Override
  public void run() {
    try (Backend backend = backends.open(where)) {
      output.print(
          format,
          PaymentBody.of(
              Found.in(
                  backend.fairQueue().payments().show(payment, Backend.VIEWER),
                  "payment " + payment)));
    }
  }
}
