package io.fairqueue.http.ticket;

import io.fairqueue.FairQueue;
import io.fairqueue.crypto.Tokens;
import io.fairqueue.domain.Event;
import io.fairqueue.domain.EventId;
import io.fairqueue.http.problem.AnswersProblems;
import io.fairqueue.http.problem.Resource;
import io.fairqueue.http.request.Paths;
import io.fairqueue.http.security.Caller;
import io.fairqueue.port.BusyException;
import io.fairqueue.ticket.Tickets;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.Semaphore;

/** What a device takes along to a door without a network. */
@AnswersProblems
@Controller(Paths.CHECK_INS)
@ExecuteOn(TaskExecutors.BLOCKING)
final class DoorListController {

  /** The most that are made at once: each takes a connection, and some megabytes. */
  private static final int AT_ONCE = 2;

  private static final Duration COME_AGAIN = Duration.ofSeconds(5);

  /** As long as a check-in may be reported late. */
  private static final Duration GOOD_FOR = Duration.ofDays(2);

  private final Tickets tickets;
  private final Tokens tokens;
  private final InstantSource time;
  private final Semaphore permits = new Semaphore(AT_ONCE);

  DoorListController(FairQueue fairQueue, Tokens tokens, InstantSource time) {
    this.tickets = fairQueue.tickets();
    this.tokens = tokens;
    this.time = time;
  }

  /** A statement, the end of its line, and the {@link DoorList} that it vouches for. */
  @Get(uri = "/offline", headRoute = false)
  @Produces(MediaType.APPLICATION_OCTET_STREAM)
  HttpResponse<byte[]> list(EventId id, Caller.Staff staff) {
    if (!permits.tryAcquire()) {
      throw new BusyException("other lists are being read", COME_AGAIN);
    }
    try {
      Instant now = time.instant();
      DoorList list = new DoorList();
      Event event = Resource.EVENT.require(tickets.prepareDoor(staff.actor(), id, list::add));
      byte[] listed = list.write(event);
      byte[] statement =
          (statement(event, list.count(), listed, now) + "\n").getBytes(StandardCharsets.US_ASCII);
      return HttpResponse.ok(
          ByteBuffer.allocate(statement.length + listed.length).put(statement).put(listed).array());
    } finally {
      permits.release();
    }
  }

  private String statement(Event event, int count, byte[] listed, Instant now) {
    return tokens.list(
        event.id(), DoorList.digest(listed), count, DoorList.tiers(event), now, now.plus(GOOD_FOR));
  }
}
