package io.fairqueue.cli.crowd;

import com.fasterxml.jackson.databind.JsonNode;
import io.fairqueue.cli.crowd.client.Reply;
import io.fairqueue.cli.crowd.plan.Offer;
import io.fairqueue.cli.witness.Ask;
import io.fairqueue.http.problem.Refusal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.random.RandomGenerator;

/**
 * How one fan chooses: some tickets of one tier, of a seated one now and then particular seats. A
 * fan who can't have that takes less, or another tier, as long as there is anything.
 */
final class Choice {

  private static final int SEATS_SHOWN = 50;
  private static final int TRIES_WITH_SEATS = 3;

  private final Offer offer;
  private final Witness witness;
  private final Pace pace;
  private final RandomGenerator random;

  Choice(Offer offer, Witness witness, Pace pace, RandomGenerator random) {
    this.offer = offer;
    this.witness = witness;
    this.pace = pace;
    this.random = random;
  }

  /** Claims; the last answer, which is a refusal where there was nothing for this fan. */
  Reply claim(String token) throws InterruptedException {
    int quantity = random.nextInt(offer.unitsPerClaim()) + 1;
    if (offer.tiers().isEmpty()) {
      return claim(token, Map.of("quantity", quantity));
    }
    List<Offer.Part> wanted = new ArrayList<>(offer.tiers());
    Collections.shuffle(wanted, Random.from(random));
    Reply reply = claimOf(wanted.getFirst(), token, quantity);
    for (int fewer = quantity; isTaken(reply) && fewer > 0; fewer--) {
      for (Offer.Part tier : wanted) {
        if (isTaken(reply)) {
          reply = claim(token, Map.of("quantity", fewer, "tier_id", tier.tier()));
        }
      }
    }
    return reply;
  }

  private Reply claimOf(Offer.Part tier, String token, int quantity) throws InterruptedException {
    if (tier.seated() && random.nextBoolean()) {
      for (int tries = 0; tries < TRIES_WITH_SEATS; tries++) {
        List<String> seats = someFree(tier.tier(), quantity);
        if (seats.isEmpty()) {
          break;
        }
        Reply reply = claim(token, Map.of("unit_ids", seats));
        if (!isTaken(reply)) {
          return reply;
        }
        pace.think();
      }
    }
    return claim(token, Map.of("quantity", quantity, "tier_id", tier.tier()));
  }

  /** Seats that were free a moment ago, side by side in the list. */
  private List<String> someFree(String tier, int quantity) throws InterruptedException {
    List<String> free = new ArrayList<>();
    for (JsonNode seat : pace.insist(() -> witness.freeSeats(1, SEATS_SHOWN)).body().path("data")) {
      if (seat.path("tier_id").asText().equals(tier)) {
        free.add(seat.path("unit_id").asText());
      }
    }
    if (free.isEmpty()) {
      return free;
    }
    int first = random.nextInt(free.size());
    return free.subList(first, Math.min(free.size(), first + quantity));
  }

  private Reply claim(String token, Map<String, Object> wish) throws InterruptedException {
    Map<String, Object> body = new HashMap<>(wish);
    body.put("admission_token", token);
    return pace.insist(() -> witness.claim(Ask.CLAIM, body));
  }

  private static boolean isTaken(Reply reply) {
    return reply.is(Refusal.UNITS_TAKEN) || reply.is(Refusal.EVENT_SOLD_OUT);
  }
}
