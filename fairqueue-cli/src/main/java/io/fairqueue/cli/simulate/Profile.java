package io.fairqueue.cli.simulate;

import io.fairqueue.cli.crowd.plan.Arrivals;
import io.fairqueue.cli.crowd.plan.Mix;
import io.fairqueue.cli.crowd.setup.BoxOffice.Lobby;
import java.time.Duration;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What kind of crowd comes, and how. */
enum Profile {
  RUSH("most come at once, and all kinds of trouble with them", new Mix(2, 10, 3, 10)),
  STEADY("all come evenly, some hundreds a second", new Mix(1, 5, 2, 5)),
  BOTS("a third are bots", new Mix(33, 5, 2, 5)),
  NO_SHOWS("half of those admitted never come", new Mix(1, 50, 5, 5)),
  PAYMENTS("half fail to pay at first, one in eight gives up", new Mix(1, 5, 5, 50)),
  MIXED("two standing tiers and a seated one, up to four tickets each", new Mix(2, 10, 3, 10)),
  DRAWN("a lobby and a draw; a third are bots, who are there first", new Mix(33, 5, 2, 5));

  private static final int A_SECOND_IN_A_RUSH = 5_000;
  private static final int A_SECOND_STEADILY = 500;
  private static final int LATE = 20;
  private static final int LONGER_TAIL = 6;
  private static final Duration AFTER_ALL = Duration.ofSeconds(4);
  private static final Duration LEAD = Duration.ofSeconds(10);

  private final String words;

  @SuppressWarnings("ImmutableEnumChecker") // a record of numbers
  private final Mix mix;

  Profile(String words, Mix mix) {
    this.words = words;
    this.mix = mix;
  }

  Mix mix() {
    return mix;
  }

  Arrivals arrivals(int fans) {
    if (this == STEADY) {
      return Arrivals.within(Duration.ofSeconds(Math.clamp(fans / A_SECOND_STEADILY, 2, 120)));
    }
    if (this == DRAWN) {
      // Some come when the lobby is closed, and so behind all of it.
      Duration gathering = gathering(fans);
      return new Arrivals(gathering, LATE, gathering.plus(AFTER_ALL).plus(LEAD), true);
    }
    Duration rush = Duration.ofSeconds(Math.clamp(fans / A_SECOND_IN_A_RUSH, 1, 30));
    return new Arrivals(rush, LATE, rush.multipliedBy(LONGER_TAIL), false);
  }

  /** Where fans gather first; null where the sale begins at once. */
  @Nullable Lobby lobby(int fans) {
    return this == DRAWN ? new Lobby(gathering(fans).plus(AFTER_ALL), LEAD) : null;
  }

  private static Duration gathering(int fans) {
    return Duration.ofSeconds(Math.clamp(fans / A_SECOND_STEADILY, 8, 120));
  }

  /** As it is written on the command line. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** For the help of the command. */
  static String[] footer() {
    return Stream.concat(
            Stream.of("", "Profiles, and of a hundred fans how many do what if it is not given:"),
            Stream.of(values()).flatMap(Profile::describe))
        .toArray(String[]::new);
  }

  private Stream<String> describe() {
    return Stream.of(
        "  %-9s  %s".formatted(this, words),
        "             %d bots, %d no-shows, %d lapses, %d payment failures"
            .formatted(mix.bots(), mix.noShows(), mix.lapses(), mix.failures()));
  }
}
