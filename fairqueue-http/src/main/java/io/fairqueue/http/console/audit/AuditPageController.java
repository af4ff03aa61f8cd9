package io.fairqueue.http.console.audit;

import io.fairqueue.FairQueue;
import io.fairqueue.domain.EventId;
import io.fairqueue.domain.Organizer;
import io.fairqueue.domain.OrganizerId;
import io.fairqueue.domain.staff.Right;
import io.fairqueue.event.EventView;
import io.fairqueue.http.console.frame.ConsoleAnswers;
import io.fairqueue.http.console.frame.ConsoleFrames;
import io.fairqueue.http.console.frame.Section;
import io.fairqueue.http.event.EventDesk;
import io.fairqueue.http.page.frame.Local;
import io.fairqueue.http.page.frame.Visit;
import io.fairqueue.http.problem.Resource;
import io.fairqueue.http.request.Paths;
import io.fairqueue.http.security.Caller;
import io.fairqueue.port.AuditLog.Entry;
import io.fairqueue.port.OrganizerStore;
import io.fairqueue.port.PageRequest;
import io.fairqueue.port.Stores;
import io.fairqueue.staff.Staff;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Hidden;
import java.util.HashMap;
import java.util.Map;

/** Who did what to an event. */
@Hidden
@Controller(Paths.CONSOLE_EVENT + "/audit")
@Produces(MediaType.ALL)
@ExecuteOn(TaskExecutors.BLOCKING)
final class AuditPageController {

  private static final int PAGE = 50;

  private final Staff people;
  private final OrganizerStore organizers;
  private final EventDesk desk;
  private final ConsoleFrames frames;
  private final ConsoleAnswers answers;

  AuditPageController(
      FairQueue fairQueue,
      Stores stores,
      EventDesk desk,
      ConsoleFrames frames,
      ConsoleAnswers answers) {
    this.people = fairQueue.staff();
    this.organizers = stores.organizers();
    this.desk = desk;
    this.frames = frames;
    this.answers = answers;
  }

  @Get
  HttpResponse<?> list(
      EventId id,
      @QueryValue(defaultValue = "1") int page,
      Caller.Staff staff,
      HttpRequest<?> request) {
    EventView view = desk.show(staff, id, Right.READ_AUDIT);
    var found =
        Resource.EVENT.require(people.audit(staff.actor(), id, new PageRequest(page, PAGE)));
    Map<OrganizerId, String> names = new HashMap<>();
    return answers.page(
        "audit.jte",
        AuditPage.of(
            frames.of(staff, Visit.of(request), view, Section.AUDIT),
            id,
            found,
            entry -> name(entry, names),
            Local.zoneOf(view.event().details().timeZone())));
  }

  /** Several acts on a page are mostly of a few people: each is looked up once. */
  private String name(Entry entry, Map<OrganizerId, String> known) {
    return entry.operator() == null
        ? known.computeIfAbsent(
            entry.actor(), id -> organizers.find(id).map(Organizer::name).orElse(id.toString()))
        : entry.operator();
  }
}
