package io.fairqueue.cli.draw;

import io.fairqueue.cli.output.Format;
import io.fairqueue.cli.output.Output;
import io.fairqueue.cli.output.RefusedException;
import io.fairqueue.cli.stores.Backend;
import io.fairqueue.cli.stores.Backends;
import io.fairqueue.cli.stores.StoreOptions;
import io.fairqueue.domain.EventId;
import io.fairqueue.domain.draw.Bytes;
import jakarta.inject.Inject;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "beacon",
    header = "Decides a draw by the value of its round, wherever you have it from.",
    description =
        "For servers that reach no relay: look the round up elsewhere, for example at"
            + " https://api.drand.sh/CHAIN/public/ROUND ('draw show' says which). The value proves"
            + " itself.")
final class DrawBeacon implements Runnable {

  private final Backends backends;
  private final Output output;

  @Mixin StoreOptions where = new StoreOptions();
  @Mixin Format format = new Format();

  @Option(
      names = "--signature",
      required = true,
      paramLabel = "HEX",
      description = "The signature of the round.")
  String signature = "";

  @Parameters(paramLabel = "EVENT", description = "The event's id.")
  EventId event;

  @Inject
  DrawBeacon(Backends backends, Output output) {
    this.backends = backends;
    this.output = output;
  }

  @Override
  public void run() {
    Bytes brought = bytes();
    try (Backend backend = backends.open(where)) {
      Decided.require(backend.fairQueue().draws().handIn(Backend.OPERATOR, event, brought), event);
      output.print(format, DrawSheet.read(backend, event));
    }
    output.tell("A running server places everybody.");
  }

  private Bytes bytes() {
    try {
      return Bytes.ofHex(signature.strip());
    } catch (IllegalArgumentException noHex) {
      throw new RefusedException("This is not the signature of the draw's round.");
    }
  }
}
