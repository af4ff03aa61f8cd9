package io.fairqueue.cli.crowd;

import io.fairqueue.cli.crowd.client.AtOnce;
import io.fairqueue.cli.crowd.client.Reply;
import io.fairqueue.cli.crowd.plan.CrowdPlan;
import io.fairqueue.cli.witness.Ask;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * One account that wants in sooner, or twice: joins over many connections at once, asks all the
 * time, shows forged and found admissions, and once admitted claims several times at once, or too
 * late.
 */
final class Bot {

  private static final int CONNECTIONS = 6;
  private static final int LOOKS_AT_ONCE = 3;
  private static final String FORGED =
      "eyJhbGciOiJFUzI1NiIsImtpZCI6ImZvcmdlZCJ9.eyJhdWQiOiJmYWlycXVldWU6YWRtaXNzaW9uIn0."
          + "A".repeat(86);

  private final CrowdPlan plan;
  private final Witness witness;
  private final String session;
  private final Pace pace;
  private final Purchase purchase;
  private final Entrance entrance;
  private final LostAndFound lost;
  private final Counters counters;
  private final boolean hoards;
  private int tricks;

  Bot(
      CrowdPlan plan,
      Witness witness,
      String session,
      Pace pace,
      Purchase purchase,
      Entrance entrance,
      LostAndFound lost,
      Counters counters,
      RandomGenerator random) {
    this.plan = plan;
    this.witness = witness;
    this.session = session;
    this.pace = pace;
    this.purchase = purchase;
    this.entrance = entrance;
    this.lost = lost;
    this.counters = counters;
    this.hoards = random.nextBoolean();
    this.tricks = random.nextInt(100);
  }

  /** From the arrival on. */
  void come() throws InterruptedException {
    entrance.comeIn(
        () -> {
          AtOnce.call(CONNECTIONS, () -> witness.join(Ask.JOIN));
          // Should all have been put off.
          return pace.insist(() -> witness.join(Ask.JOIN));
        });
    counters.joined.increment();
    while (true) {
      Reply look = lookHard();
      switch (look.text("status")) {
        case "WAITING", "LOBBY" -> {
          trick();
          pace.untilNextLook(
              plan.looks().untilNext(look.number("position"), plan.offer().tickets()).dividedBy(2));
        }
        case "ADMITTED" -> {
          counters.admitted.increment();
          use(look.text("admission_token"));
          return;
        }
        default -> {
          counters.missed.increment();
          return;
        }
      }
    }
  }

  private Reply lookHard() throws InterruptedException {
    for (int i = 1; i < LOOKS_AT_ONCE; i++) {
      witness.position();
    }
    return pace.insist(witness::position);
  }

  /** One after the other. */
  private void trick() throws InterruptedException {
    switch (tricks++ % 6) {
      case 0 -> claim(Ask.CLAIM_FORGED, Optional.of(FORGED));
      case 1 -> claim(Ask.CLAIM_FORGED, Optional.of(session));
      case 2 -> witness.claim(Ask.CLAIM_FORGED, Map.of("quantity", 1));
      case 3 -> claim(Ask.CLAIM_FOREIGN, lost.admissionFor(witness.fan()));
      case 4 -> witness.join(Ask.JOIN_AGAIN);
      default -> {
        Optional<String> claim = lost.claimFor(witness.fan());
        if (claim.isPresent()) {
          witness.showClaim(Ask.SPY, claim.get());
        }
      }
    }
  }

  private void use(String token) throws InterruptedException {
    if (hoards) {
      counters.noShows.increment();
      hoard(token);
      return;
    }
    counters.shopping.increment();
    try {
      grab(token);
    } finally {
      counters.shopping.decrement();
    }
  }

  /** Several claims at once; one at most may live. */
  private void grab(String token) throws InterruptedException {
    Map<String, Object> body = plan.offer().anything(token);
    List<Reply> replies = AtOnce.call(CONNECTIONS, () -> witness.claim(Ask.CLAIM, body));
    Optional<Reply> held = replies.stream().filter(Reply::isSuccess).findFirst();
    if (held.isEmpty()) {
      purchase.with(token);
    } else if (purchase.finish(held.get().text("claim_id"), held.get().text("status"))) {
      claim(Ask.CLAIM_AGAIN, Optional.of(token));
      witness.join(Ask.JOIN_AGAIN);
    }
  }

  /** Keeps the admission until it is over, and then comes with it. */
  private void hoard(String token) throws InterruptedException {
    lost.leaveAdmission(witness.fan(), token);
    while (pace.insist(witness::position).text("status").equals("ADMITTED")) {
      pace.untilNextLook(plan.looks().perStock());
    }
    claim(Ask.CLAIM_LATE, Optional.of(token));
  }

  private void claim(Ask ask, Optional<String> token) throws InterruptedException {
    if (token.isPresent()) {
      witness.claim(ask, plan.offer().anything(token.get()));
    }
  }
}
