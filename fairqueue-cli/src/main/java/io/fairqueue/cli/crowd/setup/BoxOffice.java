package io.fairqueue.cli.crowd.setup;

import com.fasterxml.jackson.databind.JsonNode;
import io.fairqueue.cli.crowd.client.FrontDoor;
import io.fairqueue.cli.crowd.client.Reply;
import io.fairqueue.cli.crowd.client.Visitor;
import io.fairqueue.cli.crowd.plan.Offer;
import io.fairqueue.cli.output.RefusedException;
import io.fairqueue.domain.EmailAddress;
import io.fairqueue.domain.EventId;
import io.fairqueue.domain.InvalidInputException;
import io.fairqueue.http.request.Paths;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An organizer who works over HTTP as any other does. */
public final class BoxOffice {

  private static final Duration SALE = Duration.ofDays(1);
  private static final int SEATS_AT_ONCE = 500;
  private static final int SEATS_IN_A_ROW = 20;

  private final Visitor organizer;

  /**
   * @param organizer with an organizer's session
   */
  public BoxOffice(Visitor organizer) {
    this.organizer = organizer;
  }

  public static BoxOffice login(FrontDoor door, URI server, EmailAddress email, String password)
      throws InterruptedException {
    List<URI> servers = List.of(server);
    Reply session =
        expected(
            new Visitor(door, servers, null, 0)
                .post(
                    Paths.AUTH_ORGANIZER + Paths.LOGIN,
                    Map.of("email", email.value(), "password", password)));
    return new BoxOffice(new Visitor(door, servers, session.text("token"), 0));
  }

  /**
   * Puts tickets on sale.
   *
   * @param tiers at least one; two or more let fans choose
   * @param policy as the HTTP contract has it
   */
  public Sale open(String name, List<Tier> tiers, Map<String, Object> policy, Instant now)
      throws InterruptedException {
    return open(name, tiers, policy, null, now);
  }

  /**
   * Puts tickets on sale, or on sale soon.
   *
   * @param tiers at least one; two or more let fans choose
   * @param policy as the HTTP contract has it
   * @param lobby where fans gather first; null where the sale begins at once
   */
  public Sale open(
      String name, List<Tier> tiers, Map<String, Object> policy, @Nullable Lobby lobby, Instant now)
      throws InterruptedException {
    Map<String, Object> event = new HashMap<>();
    event.put("name", name);
    event.put("venue", "The Long Line");
    Instant start = now;
    if (lobby != null) {
      start = now.plus(lobby.open()).plus(lobby.lead());
      event.put("lobby_opens_at", now.toString());
      event.put("draw_lead_seconds", lobby.lead().toSeconds());
    }
    event.put("sale_start", start.toString());
    event.put("sale_end", start.plus(SALE).toString());
    event.put("currency", "EUR");
    event.put("tiers", tiers.stream().map(Tier::input).toList());
    event.put("policy", policy);
    Reply made = expected(organizer.post(Paths.EVENTS, event));
    EventId id = EventId.parse(made.text("id"));
    List<Offer.Part> parts = new ArrayList<>();
    for (int i = 0; i < tiers.size(); i++) {
      String tier = made.body().path("tiers").path(i).path("id").asText();
      parts.add(new Offer.Part(tier, tiers.get(i).seated()));
      if (tiers.get(i).seated()) {
        addSeats(id, tier, tiers.get(i).capacity());
      }
    }
    expected(organizer.put(Paths.of(Paths.EVENT + Paths.ACTIVATE, id)));
    int tickets = tiers.stream().mapToInt(Tier::capacity).sum();
    int each = policy.get("max_units_per_claim") instanceof Integer max ? max : 1;
    return new Sale(id, new Offer(tickets, each, parts.size() == 1 ? List.of() : parts));
  }

  private void addSeats(EventId event, String tier, int capacity) throws InterruptedException {
    for (int first = 0; first < capacity; first += SEATS_AT_ONCE) {
      List<Map<String, Object>> seats = new ArrayList<>();
      for (int seat = first; seat < Math.min(capacity, first + SEATS_AT_ONCE); seat++) {
        seats.add(
            Map.of(
                "section",
                "Stalls",
                "row",
                Integer.toString(seat / SEATS_IN_A_ROW + 1),
                "number",
                Integer.toString(seat % SEATS_IN_A_ROW + 1)));
      }
      expected(
          organizer.post(Paths.of(Paths.SEATS, event), Map.of("tier_id", tier, "seats", seats)));
    }
  }

  private static Reply expected(Reply reply) {
    if (reply.status() == 401) {
      throw new RefusedException(
          "The server does not know the session: does it use other stores than these?");
    }
    if (reply.status() == 0) {
      throw new RefusedException("The server does not answer.");
    }
    if (reply.status() == 400) {
      JsonNode fault = reply.body().path("errors").path(0);
      throw new InvalidInputException(fault.path("field").asText(), fault.path("message").asText());
    }
    if (!reply.isSuccess()) {
      throw new IllegalStateException("the server answered the organizer: " + reply);
    }
    return reply;
  }

  /** A kind of tickets to put on sale. */
  public record Tier(String name, boolean seated, int capacity, long priceMinor) {

    private Map<String, Object> input() {
      return Map.of(
          "name",
          name,
          "seating",
          seated ? "reserved" : "general",
          "capacity",
          capacity,
          "price_minor",
          priceMinor);
    }
  }

  /**
   * Where fans gather before a draw.
   *
   * @param open how long, from now on
   * @param lead between its close and the sale
   */
  public record Lobby(Duration open, Duration lead) {}

  /** What is on sale. */
  public record Sale(EventId event, Offer offer) {}
}
