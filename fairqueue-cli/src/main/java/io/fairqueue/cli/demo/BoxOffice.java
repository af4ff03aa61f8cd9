package io.fairqueue.cli.demo;

import io.fairqueue.cli.crowd.FrontDoor;
import io.fairqueue.cli.crowd.Reply;
import io.fairqueue.cli.crowd.Visitor;
import io.fairqueue.domain.EmailAddress;
import io.fairqueue.domain.EventId;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** The organizer of the demo, who works over HTTP as any other does. */
final class BoxOffice {

  private static final Duration SALE = Duration.ofDays(1);

  private final Visitor organizer;

  private BoxOffice(Visitor organizer) {
    this.organizer = organizer;
  }

  static BoxOffice login(FrontDoor door, URI server, EmailAddress email, String password)
      throws InterruptedException {
    List<URI> servers = List.of(server);
    Reply session =
        expected(
            new Visitor(door, servers, null, 0)
                .post(
                    "/auth/organizer/login", Map.of("email", email.value(), "password", password)));
    return new BoxOffice(new Visitor(door, servers, session.text("token"), 0));
  }

  /** Puts tickets on sale; windows are short, and few are admitted at once, so that it shows. */
  EventId open(String name, int tickets, Instant now) throws InterruptedException {
    Map<String, Object> event =
        Map.of(
            "name",
            name,
            "venue",
            "The Long Line",
            "sale_start",
            now.toString(),
            "sale_end",
            now.plus(SALE).toString(),
            "currency",
            "EUR",
            "total_inventory",
            tickets,
            "price_minor",
            4_500,
            "policy",
            Map.of(
                "admission_window_seconds", 5,
                "claim_ttl_seconds", 7,
                "max_active", Math.max(4, tickets / 8)));
    EventId id = EventId.parse(expected(organizer.post("/events", event)).text("id"));
    expected(organizer.put("/events/" + id + "/activate"));
    return id;
  }

  private static Reply expected(Reply reply) {
    if (!reply.isSuccess()) {
      throw new IllegalStateException("the server answered the organizer: " + reply);
    }
    return reply;
  }
}
