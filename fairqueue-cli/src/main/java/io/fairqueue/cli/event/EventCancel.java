package io.fairqueue.cli.event;

import io.fairqueue.cli.input.Consent;
import io.fairqueue.cli.output.Format;
import io.fairqueue.cli.output.Output;
import io.fairqueue.cli.stores.Backend;
import io.fairqueue.cli.stores.StoreOptions;
import io.fairqueue.domain.EventId;
import jakarta.inject.Inject;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "cancel",
    header = "Cancels an event: every sale is refunded, every hold is released.",
    description = "Takes effect at once. The refunds are sent by the servers on these stores.")
final class EventCancel implements Runnable {

  private final EventMove move;
  private final Output output;

  @Mixin StoreOptions where = new StoreOptions();
  @Mixin Format format = new Format();
  @Mixin Consent consent = new Consent();

  @Option(names = "--reason", required = true, paramLabel = "TEXT", description = "Why.")
  String reason = "";

  @Parameters(paramLabel = "EVENT", description = "The event's id.")
  EventId event;

  @Inject
  EventCancel(EventMove move, Output output) {
    this.move = move;
    this.output = output;
  }

  @Override
  public void run() {
    consent.require("a cancelled event never comes back, and its sales are refunded");
    move.run(
        where,
        format,
        event,
        "cancelled",
        events -> events.cancel(Backend.OPERATOR, event, reason));
    output.tell("A running server refunds what was sold.");
  }
}
