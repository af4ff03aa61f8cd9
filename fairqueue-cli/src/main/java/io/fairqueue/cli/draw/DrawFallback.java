package io.fairqueue.cli.draw;

import io.fairqueue.cli.input.Consent;
import io.fairqueue.cli.output.Format;
import io.fairqueue.cli.output.Output;
import io.fairqueue.cli.stores.Backend;
import io.fairqueue.cli.stores.Backends;
import io.fairqueue.cli.stores.StoreOptions;
import io.fairqueue.domain.EventId;
import io.fairqueue.domain.draw.Bytes;
import jakarta.inject.Inject;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "fallback",
    header = "Decides a draw by the server's own seed, for want of a beacon.",
    description =
        "The seed was committed to when the event was activated; everybody is told that it decided,"
            + " and why. Refused while the beacon is waited for (FAIRQUEUE_BEACON_PATIENCE).")
final class DrawFallback implements Runnable {

  private final Backends backends;
  private final Output output;

  @Mixin StoreOptions where = new StoreOptions();
  @Mixin Format format = new Format();
  @Mixin Consent consent = new Consent();

  @Option(
      names = "--reason",
      required = true,
      paramLabel = "TEXT",
      description = "Why there is no beacon; everybody reads it.")
  String reason = "";

  @Option(
      names = "--seed",
      paramLabel = "HEX",
      description = "Your own seed, where its hash was announced with the event.")
  @Nullable String seed;

  @Parameters(paramLabel = "EVENT", description = "The event's id.")
  EventId event;

  @Inject
  DrawFallback(Backends backends, Output output) {
    this.backends = backends;
    this.output = output;
  }

  @Override
  public void run() {
    consent.require("fans have to trust that the beacon was really missing");
    try (Backend backend = backends.open(where)) {
      Bytes own = seed == null ? null : Seeds.read(seed);
      Decided.require(
          backend.fairQueue().draws().fallBack(Backend.OPERATOR, event, reason, own), event);
      output.print(format, DrawSheet.read(backend, event));
    }
    output.tell("A running server places everybody.");
  }
}
