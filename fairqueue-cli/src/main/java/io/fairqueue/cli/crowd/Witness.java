package io.fairqueue.cli.crowd;

import com.fasterxml.jackson.databind.JsonNode;
import io.fairqueue.cli.crowd.client.Announcements;
import io.fairqueue.cli.crowd.client.Reply;
import io.fairqueue.cli.crowd.client.Visitor;
import io.fairqueue.cli.witness.Ask;
import io.fairqueue.cli.witness.Diary;
import io.fairqueue.cli.witness.Fact;
import io.fairqueue.cli.witness.Seen;
import io.fairqueue.domain.EventId;
import io.fairqueue.http.request.Paths;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Asks as one fan, and writes down what it saw. Safe for several threads of one fan. */
final class Witness {

  private final int fan;
  private final Visitor visitor;
  private final Diary diary;
  private final EventId event;
  private volatile long number;
  private volatile long place;

  Witness(int fan, Visitor visitor, Diary diary, EventId event) {
    this.fan = fan;
    this.visitor = visitor;
    this.diary = diary;
    this.event = event;
  }

  int fan() {
    return fan;
  }

  Reply join(Ask ask) throws InterruptedException {
    Reply reply = visitor.post(Paths.of(Paths.QUEUE, event), null);
    JsonNode entry = reply.isSuccess() ? reply.body() : reply.body().path("entry");
    if (!entry.isObject()) {
      return write(ask, reply, null);
    }
    return write(ask, reply, standing(entry));
  }

  Reply position() throws InterruptedException {
    Reply reply = visitor.get(Paths.of(Paths.POSITION, event));
    return write(Ask.POSITION, reply, reply.isSuccess() ? standing(reply.body()) : null);
  }

  /** Keeps what messages don't repeat. */
  private Fact.Standing standing(JsonNode entry) {
    Fact.Standing standing = Facts.standing(entry);
    number = standing.number();
    place = standing.place();
    return standing;
  }

  Announcements listen() throws InterruptedException {
    Announcements announcements = visitor.listen(Paths.SOCKETS + event);
    write(Ask.SOCKET, announcements.handshake(), null);
    return announcements;
  }

  /** Waits for the next that is told of this fan's own standing; empty once there will be none. */
  Optional<News> hear(Announcements announcements) throws InterruptedException {
    while (true) {
      Announcements.Heard heard = announcements.next().orElse(null);
      if (heard == null) {
        return Optional.empty();
      }
      JsonNode message = heard.message();
      switch (message.path("type").asText()) {
        case "position" -> {
          write(heard, standing(message));
          return Optional.of(News.of(message));
        }
        case "admitted" -> {
          write(heard, Facts.admitted(number, place, message));
          return Optional.of(new News("ADMITTED", 0, message.path("token").asText()));
        }
        case "expired" -> {
          write(heard, null);
          return Optional.of(new News("EXPIRED", 0, ""));
        }
        case "sold_out", "available", "event", "board", "claim" -> {
          // About the sale, or a claim that is looked up: nothing that a fan who waits acts on.
        }
        case "reconnect" -> {
          return Optional.empty();
        }
        default -> {
          writeUnexpected(heard);
          return Optional.empty();
        }
      }
    }
  }

  Reply claim(Ask ask, Map<String, Object> body) throws InterruptedException {
    Reply reply = visitor.post(Paths.of(Paths.EVENT_CLAIMS, event), body);
    return write(ask, reply, reply.isSuccess() ? Facts.holding(reply.body()) : null);
  }

  Reply showClaim(Ask ask, String claim) throws InterruptedException {
    Reply reply = visitor.get(Paths.of(Paths.CLAIM, claim));
    return write(ask, reply, reply.isSuccess() ? Facts.holding(reply.body()) : null);
  }

  Reply pay(String claim) throws InterruptedException {
    Reply reply = visitor.post(Paths.of(Paths.CLAIM_PAYMENTS, claim), Map.of("method", "card"));
    return write(Ask.PAY, reply, null);
  }

  /** Ends a payment at the sandbox's checkout. */
  Reply checkout(String claim, Reply started, String outcome) throws InterruptedException {
    Reply reply = visitor.postTo(started.text("authorization_url"), Map.of("outcome", outcome));
    boolean paid = reply.isSuccess() && outcome.equals("success");
    return write(
        Ask.CHECKOUT, reply, new Fact.Paying(started.text("payment_id"), claim, paid, null));
  }

  Reply payment(String payment) throws InterruptedException {
    Reply reply = visitor.get(Paths.of(Paths.PAYMENT, payment));
    return write(Ask.SHOW_PAYMENT, reply, reply.isSuccess() ? Facts.paying(reply.body()) : null);
  }

  Reply tickets(String claim) throws InterruptedException {
    Reply reply = visitor.get(Paths.of(Paths.CLAIM_TICKETS, claim));
    return write(
        Ask.TICKETS,
        reply,
        reply.isSuccess()
            ? new Fact.Ticketed(claim, List.copyOf(reply.body().findValuesAsText("label")))
            : null);
  }

  Reply freeSeats(int page, int size) throws InterruptedException {
    String query = "?status=free&page=%d&size=%d".formatted(page, size);
    return write(Ask.SEATS, visitor.get(Paths.of(Paths.SEATS, event) + query), null);
  }

  Reply line() throws InterruptedException {
    return write(Ask.LINE, visitor.get(Paths.of(Paths.QUEUE, event)), null);
  }

  Reply availability() throws InterruptedException {
    Reply reply = visitor.get(Paths.of(Paths.AVAILABILITY, event));
    return write(Ask.AVAILABILITY, reply, reply.isSuccess() ? Facts.stock(reply.body()) : null);
  }

  private void write(Announcements.Heard heard, @Nullable Fact fact) {
    write(heard, 200, "", fact);
  }

  private void writeUnexpected(Announcements.Heard heard) {
    JsonNode message = heard.message();
    write(heard, 400, message.path("code").asText(message.path("type").asText("NO_JSON")), null);
  }

  private void write(Announcements.Heard heard, int status, String code, @Nullable Fact fact) {
    diary.write(
        Seen.pushed(
            fan,
            diary.sinceBegin(heard.asked()),
            diary.sinceBegin(heard.came()),
            status,
            code.intern(),
            fact));
  }

  private Reply write(Ask ask, Reply reply, @Nullable Fact fact) {
    diary.write(
        new Seen(
            fan,
            ask,
            diary.sinceBegin(reply.sent()),
            diary.sinceBegin(reply.answered()),
            reply.status(),
            reply.code().intern(),
            reply.retryAfter(),
            fact));
    return reply;
  }
}
