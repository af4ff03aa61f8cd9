package io.fairqueue.http.live;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.fairqueue.domain.EventId;
import io.fairqueue.domain.OrganizerId;
import io.fairqueue.domain.staff.Right;
import io.fairqueue.http.event.EventDesk;
import io.fairqueue.http.problem.AnswersProblems;
import io.fairqueue.http.problem.ProblemException;
import io.fairqueue.http.request.Paths;
import io.fairqueue.http.security.Authenticator;
import io.fairqueue.http.security.Caller;
import io.fairqueue.http.security.Freshness;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.sse.Event;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.time.Duration;
import java.util.Objects;
import org.reactivestreams.Publisher;

/** A sale as it goes, for those who run it. */
@AnswersProblems
@Controller(Paths.LIVE)
@ExecuteOn(TaskExecutors.BLOCKING)
final class LiveController {

  /** A browser comes back by itself, and shows its cookie again: so one that is used goes on. */
  private static final Duration LONGEST = Duration.ofMinutes(10);

  private static final Duration COMES_BACK = Duration.ofSeconds(1);
  private static final Duration RIGHTS_ARE_GOOD = Duration.ofSeconds(1);
  private static final int MAX_WATCHERS = 10_000;

  private final LiveSales sales;
  private final EventDesk desk;
  private final Authenticator authenticator;
  private final Cache<Watcher, Boolean> permitted =
      Caffeine.newBuilder().maximumSize(MAX_WATCHERS).expireAfterWrite(RIGHTS_ARE_GOOD).build();

  LiveController(LiveSales sales, EventDesk desk, Authenticator authenticator) {
    this.sales = sales;
    this.desk = desk;
    this.authenticator = authenticator;
  }

  @Get
  @Produces(MediaType.TEXT_EVENT_STREAM)
  Publisher<Event<String>> watch(EventId id, Caller.Staff staff) {
    var unused = desk.show(staff, id, Right.SEE);
    return sales
        .watch(id)
        .publishOn(sales.blocking(), 1)
        .takeWhile(each -> mayStill(staff, id))
        .take(LONGEST)
        .map(each -> Event.of(each.json()).name("snapshot").retry(COMES_BACK));
  }

  /** Who lost the right, or the session, sees no more. */
  private boolean mayStill(Caller.Staff staff, EventId id) {
    return authenticator.isLive(staff, Freshness.RECENT)
        && Objects.requireNonNull(
            permitted.get(
                new Watcher(staff.actor().id(), staff.actor().admin(), id),
                watcher -> may(staff, id)));
  }

  private boolean may(Caller.Staff staff, EventId id) {
    try {
      var unused = desk.show(staff, id, Right.SEE);
      return true;
    } catch (ProblemException refused) {
      return false;
    }
  }

  private record Watcher(OrganizerId id, boolean admin, EventId event) {}
}
