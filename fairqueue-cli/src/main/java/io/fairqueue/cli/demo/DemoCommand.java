package io.fairqueue.cli.demo;

import io.fairqueue.cli.output.Streams;
import io.fairqueue.cli.serve.Listening;
import io.fairqueue.cli.serve.Serving;
import io.fairqueue.cli.stores.Settings;
import io.fairqueue.domain.InvalidInputException;
import io.fairqueue.http.config.ServerConfig;
import io.fairqueue.http.config.Setting;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** A server with an on-sale to watch. */
@Command(
    name = "demo",
    header = "Shows a whole on-sale, with nothing to set up.",
    description = {
      "Starts a server with stores of its own, puts an event on sale, lets a crowd buy, proves that"
          + " nobody overtook and nothing was sold twice, and goes on serving, so that you can look"
          + " around.",
      "Touches no server but its own. Repeat it as you like: what was sold stays sold."
    })
public final class DemoCommand implements Callable<Integer> {

  /** The demo sells nothing real, so it heeds no address and no key of anything real. */
  private static final List<Setting> HEEDED =
      List.of(Setting.HOST, Setting.PORT, Setting.MANAGEMENT, Setting.DATA, Setting.KEY_SECRET);

  private static final int MAX_FANS = 100_000;

  private final Settings settings;
  private final Streams streams;
  private final Performance performance;
  private final RandomGenerator random;

  @Mixin Listening listening = new Listening();

  @Option(
      names = "--fans",
      paramLabel = "N",
      defaultValue = "400",
      description = "How many come (default: ${DEFAULT-VALUE}).")
  int fans;

  @Option(
      names = "--tickets",
      paramLabel = "N",
      defaultValue = "100",
      description = "How many tickets there are (default: ${DEFAULT-VALUE}).")
  int tickets;

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "The same seed makes the same fans (default: any).")
  @Nullable Long seed;

  @Option(
      names = "--exit",
      description = "Ends after the sale: with 0 if all is well, else with 1.")
  boolean exit;

  @Inject
  DemoCommand(Settings settings, Streams streams, Performance performance, RandomGenerator random) {
    this.settings = settings;
    this.streams = streams;
    this.performance = performance;
    this.random = random;
  }

  @Override
  public Integer call() throws InterruptedException {
    within("--fans", fans, MAX_FANS);
    within("--tickets", tickets, MAX_FANS);
    ServerConfig config = config();
    try (Serving serving = Serving.start(config, streams)) {
      boolean well =
          performance.play(
              serving.server(),
              config.data(),
              fans,
              tickets,
              seed == null ? random.nextLong() : seed);
      if (!exit) {
        streams.out().println("The server goes on running; Ctrl-C ends it.");
        serving.server().awaitStop();
      }
      return well ? 0 : 1;
    }
  }

  private ServerConfig config() {
    Map<String, String> heeded = new HashMap<>();
    HEEDED.forEach(each -> settings.get(each).ifPresent(value -> heeded.put(each.key(), value)));
    settings
        .get(Setting.POSTGRES_URL)
        .ifPresent(
            ignored ->
                streams
                    .err()
                    .println(
                        "The demo keeps to stores of its own: FAIRQUEUE_POSTGRES_URL is not"
                            + " touched."));
    listening.addTo(heeded);
    return ServerConfig.read(heeded);
  }

  private static void within(String option, int value, int max) {
    if (value < 1 || value > max) {
      throw new InvalidInputException(option, "must be between 1 and " + max);
    }
  }
}
