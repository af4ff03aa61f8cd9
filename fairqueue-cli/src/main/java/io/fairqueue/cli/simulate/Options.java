package io.fairqueue.cli.simulate;

import com.sun.management.UnixOperatingSystemMXBean;
import io.fairqueue.cli.crowd.plan.Mix;
import io.fairqueue.domain.InvalidInputException;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The crowd that is to come, as command line options. */
final class Options {

  private static final int MAX_FANS = 1_000_000;
  private static final int MAX_TICKETS = 200_000;
  private static final int ALL = 100;
  private static final int SOCKETS = 20;

  @Option(
      names = "--profile",
      paramLabel = "NAME",
      defaultValue = "rush",
      description = "What kind of crowd comes: ${COMPLETION-CANDIDATES} (default: rush).")
  Profile profile;

  @Option(names = "--fans", required = true, paramLabel = "N", description = "How many come.")
  int fans;

  @Option(
      names = "--tickets",
      required = true,
      paramLabel = "N",
      description = "How many tickets there are.")
  int tickets;

  @Option(
      names = "--bots",
      paramLabel = "%",
      description = "Of a hundred fans, how many are bots (default: the profile's).")
  @Nullable Integer bots;

  @Option(
      names = "--no-shows",
      paramLabel = "%",
      description = "Of a hundred fans, how many never use their admission.")
  @Nullable Integer noShows;

  @Option(
      names = "--lapses",
      paramLabel = "%",
      description = "Of a hundred fans, how many let their hold run out.")
  @Nullable Integer lapses;

  @Option(
      names = "--payment-failures",
      paramLabel = "%",
      description = "Of a hundred fans, how many fail to pay at first; a quarter of them give up.")
  @Nullable Integer failures;

  @Option(
      names = "--sockets",
      paramLabel = "%",
      description =
          "Of a hundred fans, how many wait on a socket; the others poll"
              + " (default: 20, unless that takes half the files that a process may open).")
  @Nullable Integer sockets;

  @Option(
      names = "--presence",
      paramLabel = "SECONDS",
      description =
          "After how long without a look a fan counts as gone and is passed over"
              + " (default: 0, never).")
  int presence;

  @Option(
      names = "--admission-window",
      paramLabel = "SECONDS",
      description = "How long an admission is good (default: as long as this crowd needs).")
  @Nullable Integer admissionWindow;

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "The same seed makes the same fans (default: any).")
  @Nullable Long seed;

  /**
   * @param anySeed for a crowd that nobody named one for
   */
  Script script(long anySeed) {
    within("--fans", fans, MAX_FANS);
    within("--tickets", tickets, MAX_TICKETS);
    return new Script(
        profile,
        fans,
        tickets,
        mix(),
        share("--sockets", sockets, usualSockets()),
        Duration.ofSeconds(presence),
        admissionWindow == null ? null : Duration.ofSeconds(admissionWindow),
        seed == null ? anySeed : seed);
  }

  /** The server has as many open, and both need some for more than sockets. */
  private int usualSockets() {
    return ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean system
        ? (int) Math.min(SOCKETS, ALL * (system.getMaxFileDescriptorCount() / 2) / fans)
        : SOCKETS;
  }

  private Mix mix() {
    Mix usual = profile.mix();
    int[] shares = {
      share("--bots", bots, usual.bots()),
      share("--no-shows", noShows, usual.noShows()),
      share("--lapses", lapses, usual.lapses()),
      share("--payment-failures", failures, usual.failures())
    };
    if (shares[0] + shares[1] + shares[2] + shares[3] > ALL) {
      throw new InvalidInputException(
          "--bots, --no-shows, --lapses and --payment-failures",
          "must not be more than 100 together");
    }
    return new Mix(shares[0], shares[1], shares[2], shares[3]);
  }

  private static int share(String option, @Nullable Integer value, int usual) {
    if (value != null && (value < 0 || value > ALL)) {
      throw new InvalidInputException(option, "must be between 0 and 100");
    }
    return value == null ? usual : value;
  }

  private static void within(String option, int value, int max) {
    if (value < 1 || value > max) {
      throw new InvalidInputException(option, "must be between 1 and " + max);
    }
  }
}
