package io.fairqueue.cli.health;

import io.fairqueue.cli.output.Format;
import io.fairqueue.cli.output.Found;
import io.fairqueue.cli.output.Output;
import io.fairqueue.cli.stores.Backend;
import io.fairqueue.cli.stores.Backends;
import io.fairqueue.cli.stores.StoreOptions;
import io.fairqueue.domain.EventId;
import jakarta.inject.Inject;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Proves that all is in order. */
@Command(
    name = "check",
    header = "Proves the invariants over the stored facts.",
    description = "Only reads, and may run while fans buy. Ends with 1 if an invariant is broken.")
public final class CheckCommand implements Callable<Integer> {

  private final Backends backends;
  private final Output output;

  @Mixin StoreOptions where = new StoreOptions();
  @Mixin Format format = new Format();

  @Parameters(paramLabel = "EVENT", arity = "0..1", description = "Only this event (default: all).")
  @Nullable EventId event;

  @Inject
  CheckCommand(Backends backends, Output output) {
    this.backends = backends;
    this.output = output;
  }

  @Override
  public Integer call() {
    try (Backend backend = backends.open(where)) {
      if (event != null && backend.fairQueue().events().show(event, Backend.OPERATOR).isEmpty()) {
        throw Found.none("event " + event);
      }
      Proof proof = Proof.of(backend, event);
      output.print(format, proof.rows());
      output.tell(
          proof.broken() == 0
              ? "All hold."
              : "%d of %d are BROKEN.".formatted(proof.broken(), proof.rows().size()));
      return proof.broken() == 0 ? 0 : 1;
    }
  }
}
