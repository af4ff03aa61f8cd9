package io.fairqueue.cli.draw;

import io.fairqueue.cli.output.Format;
import io.fairqueue.cli.output.Found;
import io.fairqueue.cli.output.Output;
import io.fairqueue.cli.output.RefusedException;
import io.fairqueue.cli.stores.Backend;
import io.fairqueue.cli.stores.Backends;
import io.fairqueue.cli.stores.StoreOptions;
import io.fairqueue.domain.EventDetails;
import io.fairqueue.domain.EventId;
import io.fairqueue.domain.InvalidInputException;
import io.fairqueue.domain.Lobby;
import io.fairqueue.domain.Sha256;
import io.fairqueue.domain.draw.Bytes;
import io.fairqueue.event.Events;
import jakarta.inject.Inject;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Makes a seed of the organizer's own, and commits an event to it. */
@Command(
    name = "seed",
    description = "Makes a seed of your own, and has an event announce its hash.",
    footer =
        "Should the draw have to do without its beacon, neither the server nor you alone can have"
            + " chosen what decides then. Keep the seed to yourself until that day: draw fallback"
            + " asks for it, and goes on with no other one. Before an event is activated only.")
final class DrawSeed implements Runnable {

  private static final int BYTES = 32;

  private final Backends backends;
  private final Output output;
  private final RandomGenerator random;

  @Mixin StoreOptions where = new StoreOptions();
  @Mixin Format format = new Format();

  @Parameters(
      paramLabel = "EVENT",
      arity = "0..1",
      description = "A draft with a lobby and a random draw; without it nothing is committed.")
  @Nullable EventId event;

  @Inject
  DrawSeed(Backends backends, Output output, RandomGenerator random) {
    this.backends = backends;
    this.output = output;
    this.random = random;
  }

  @Override
  public void run() {
    byte[] seed = new byte[BYTES];
    random.nextBytes(seed);
    Sheet made = new Sheet(Bytes.of(seed).hex(), Bytes.of(Sha256.of(seed)).hex());
    EventId committed = event;
    if (committed != null) {
      commit(committed, made.organizerSeedHash());
    }
    output.print(format, made);
    output.tell("Keep the seed to yourself; it is nowhere else.");
  }

  private void commit(EventId id, String hash) {
    try (Backend backend = backends.open(where)) {
      var result =
          backend
              .fairQueue()
              .events()
              .revise(Backend.OPERATOR, id, present -> committed(present, hash));
      if (!(Found.in(result, "event " + id) instanceof Events.Revision.Revised)) {
        throw new RefusedException(
            "A seed is committed to before its event is activated, and this one was.");
      }
    }
  }

  private static EventDetails committed(EventDetails present, String hash) {
    Lobby lobby = present.lobby();
    if (lobby == null) {
      throw new InvalidInputException("lobby_opens_at", "is needed for a draw");
    }
    return present
        .edit()
        .lobby(new Lobby(lobby.opensAt(), lobby.method(), lobby.lead(), hash))
        .build();
  }

  /** What was made, in hex. */
  record Sheet(String organizerSeed, String organizerSeedHash) {}
}
