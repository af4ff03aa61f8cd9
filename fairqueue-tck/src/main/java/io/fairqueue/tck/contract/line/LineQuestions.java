package io.fairqueue.tck.contract.line;

import io.fairqueue.domain.AdmissionPolicy;
import io.fairqueue.domain.Claim;
import io.fairqueue.domain.ClaimId;
import io.fairqueue.domain.CustomerId;
import io.fairqueue.domain.EntryId;
import io.fairqueue.domain.EventId;
import io.fairqueue.domain.QueueEntry;
import io.fairqueue.domain.ReleaseReason;
import io.fairqueue.domain.UnitSelection;
import io.fairqueue.port.ClaimStore.HoldOutcome;
import io.fairqueue.port.HoldRequest;
import io.fairqueue.port.LineReads;
import io.fairqueue.port.Stores;
import io.fairqueue.tck.contract.Question;
import io.fairqueue.tck.fixture.Fixtures;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.UUID;

/** A random day in a line: the same questions for the same seed, but for new ids. */
final class LineQuestions {

  private static final Duration WINDOW = Duration.ofSeconds(40);

  private final EventId event;
  private final List<CustomerId> fans;
  private final Random random;
  private Instant now = Fixtures.START;

  LineQuestions(EventId event, List<CustomerId> fans, long seed) {
    this.event = event;
    this.fans = fans;
    this.random = new Random(seed);
  }

  Question<Stores> next() {
    now = now.plusMillis(random.nextInt(6_000));
    Instant at = now;
    CustomerId fan = fans.get(random.nextInt(fans.size()));
    return switch (random.nextInt(13)) {
      case 0, 1, 2, 3 -> join(fan, at);
      case 4 -> new Question<>("leave " + fan, line -> line.lines().leave(event, fan, at));
      case 5 ->
          new Question<>("remove " + fan, line -> line.lines().remove(event, entry(line, fan), at));
      case 6, 7 -> admit(at);
      case 8 ->
          new Question<>(
              "expire",
              line -> new HashSet<>(line.lines().expire(event, Duration.ofMinutes(2), at)));
      case 9 ->
          new Question<>("extend " + fan, line -> line.lines().extend(event, fan, WINDOW, 1, at));
      case 10 -> hold(fan, at);
      case 11 -> release(fan, at);
      default ->
          random.nextInt(10) == 0
              ? new Question<>("close", line -> new HashSet<>(line.lines().close(event, at)))
              : new Question<>(
                  "find all", line -> new HashSet<>(line.lineReads().findAll(event, fans)));
    };
  }

  /** How the line looks now: its figures, and one fan's entry and position. */
  Question<Stores> look() {
    Instant at = now;
    CustomerId fan = fans.get(random.nextInt(fans.size()));
    return new Question<>(
        "look at " + fan,
        line -> {
          LineReads reads = line.lineReads();
          return List.of(
              reads.waiting(event),
              reads.activity(event, at),
              reads.turnout(event),
              reads.dropOff(event),
              reads.find(event, fan),
              reads.find(event, fan).map(entry -> reads.position(event, entry.facts().place())));
        });
  }

  private Question<Stores> join(CustomerId fan, Instant at) {
    return new Question<>("join " + fan, line -> line.lines().join(event, fan, at));
  }

  private Question<Stores> admit(Instant at) {
    AdmissionPolicy policy =
        new AdmissionPolicy(
            oneTimeInTwo(4), oneTimeInTwo(3), 1 + random.nextInt(3), 1 + random.nextInt(2), WINDOW);
    int max = 1 + random.nextInt(4);
    return new Question<>(
        "admit " + max + " by " + policy, line -> line.lines().admit(event, policy, max, at));
  }

  private OptionalInt oneTimeInTwo(int limit) {
    return random.nextBoolean() ? OptionalInt.of(limit) : OptionalInt.empty();
  }

  private Question<Stores> hold(CustomerId fan, Instant at) {
    ClaimId id = new ClaimId(UUID.randomUUID());
    UnitSelection one = new UnitSelection.AnyOf(1, null);
    return new Question<>(
        "hold for " + fan,
        line -> {
          EntryId entry = entry(line, fan);
          Instant end = at.plus(Fixtures.HOLD);
          HoldOutcome outcome =
              line.claims().hold(new HoldRequest(id, event, entry, fan, one, at, end));
          return outcome instanceof HoldOutcome.Held held ? held.claim().id() : outcome;
        });
  }

  private Question<Stores> release(CustomerId fan, Instant at) {
    return new Question<>(
        "release what " + fan + " holds",
        line -> {
          Optional<ClaimId> held = Fixtures.liveClaim(line.claims(), event, fan).map(Claim::id);
          held.ifPresent(claim -> line.claims().release(claim, ReleaseReason.CUSTOMER, at));
          return held;
        });
  }

  private EntryId entry(Stores line, CustomerId fan) {
    return line.lineReads().find(event, fan).map(QueueEntry::id).orElseGet(LineSuite::newEntry);
  }
}
