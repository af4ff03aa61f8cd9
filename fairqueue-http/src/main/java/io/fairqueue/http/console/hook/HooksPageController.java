package io.fairqueue.http.console.hook;

import io.fairqueue.FairQueue;
import io.fairqueue.access.Permitted;
import io.fairqueue.domain.EventId;
import io.fairqueue.domain.InvalidInputException;
import io.fairqueue.domain.OrganizerId;
import io.fairqueue.domain.message.Endpoint;
import io.fairqueue.domain.message.EndpointScope;
import io.fairqueue.domain.staff.Right;
import io.fairqueue.event.EventView;
import io.fairqueue.http.console.frame.ConsoleAnswers;
import io.fairqueue.http.console.frame.ConsoleFrame;
import io.fairqueue.http.console.frame.ConsoleFrames;
import io.fairqueue.http.console.frame.EventMenu;
import io.fairqueue.http.console.frame.Section;
import io.fairqueue.http.event.EventDesk;
import io.fairqueue.http.page.frame.Form;
import io.fairqueue.http.page.frame.Local;
import io.fairqueue.http.page.frame.PageAnswers;
import io.fairqueue.http.page.frame.Visit;
import io.fairqueue.http.problem.Refusal;
import io.fairqueue.http.problem.Resource;
import io.fairqueue.http.request.Paths;
import io.fairqueue.http.security.Caller;
import io.fairqueue.message.Webhooks;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Hidden;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Which programs hear of an event; and one more of them. */
@Hidden
@Controller(Paths.CONSOLE_EVENT + "/webhooks")
@Produces(MediaType.ALL)
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
@ExecuteOn(TaskExecutors.BLOCKING)
final class HooksPageController {

  private final Webhooks webhooks;
  private final EventDesk desk;
  private final ConsoleFrames frames;
  private final ConsoleAnswers answers;

  HooksPageController(
      FairQueue fairQueue, EventDesk desk, ConsoleFrames frames, ConsoleAnswers answers) {
    this.webhooks = fairQueue.webhooks();
    this.desk = desk;
    this.frames = frames;
    this.answers = answers;
  }

  @Get
  HttpResponse<?> list(EventId id, Caller.Staff staff, HttpRequest<?> request) {
    EventView view = desk.show(staff, id, Right.OWN);
    return page(view, staff, Visit.of(request), HookFields.EMPTY, null);
  }

  /** The secret is shown here, and never again. */
  @Post
  HttpResponse<?> add(
      EventId id,
      @Body @Nullable Map<String, Object> fields,
      Caller.Staff staff,
      HttpRequest<?> request) {
    Visit visit = Visit.of(request);
    HookFields wanted = HookFields.read(Form.of(fields));
    EndpointScope scope =
        wanted.everywhere()
            ? new EndpointScope.OfOrganizer(staff.actor().id())
            : new EndpointScope.OfEvent(id);
    EventView view = desk.show(staff, id, Right.OWN);
    try {
      var answer = webhooks.create(staff.actor(), scope, wanted.settings(), wanted.signing());
      return switch (Resource.EVENT.require(answer)) {
        case Webhooks.Creation.Created created ->
            answers.page(
                "hook-secret.jte",
                HookSecretPage.of(
                    frames.of(staff, visit, view, Section.WEBHOOKS),
                    HookRow.address(id, created.endpoint()),
                    created.secret(),
                    false));
        case Webhooks.Creation.UrlNotAllowed no -> page(view, staff, visit, wanted, HookFault.URL);
        case Webhooks.Creation.TooMany full ->
            answers.to(
                PageAnswers.noticed(
                    EventMenu.address(id, Section.WEBHOOKS), Refusal.TOO_MANY_ENDPOINTS.code()));
      };
    } catch (InvalidInputException unfit) {
      return page(view, staff, visit, wanted, HookFault.of(unfit));
    }
  }

  private HttpResponse<?> page(
      EventView view,
      Caller.Staff staff,
      Visit visit,
      HookFields fields,
      @Nullable HookFault fault) {
    EventId id = view.event().id();
    OrganizerId organizer = view.event().facts().organizerId();
    ConsoleFrame console = frames.of(staff, visit, view, Section.WEBHOOKS);
    ZoneId zone = Local.zoneOf(view.event().details().timeZone());
    List<Endpoint> all =
        new ArrayList<>(
            Resource.EVENT.require(webhooks.list(staff.actor(), new EndpointScope.OfEvent(id))));
    all.addAll(everywhere(staff, organizer));
    return answers.page(
        fault == null ? HttpStatus.OK : HttpStatus.BAD_REQUEST,
        "hooks.jte",
        new HooksPage(
            console,
            EventMenu.address(id, Section.WEBHOOKS),
            all.stream().map(each -> HookRow.of(id, each, zone, console.frame())).toList(),
            staff.actor().id().equals(organizer),
            fields,
            fault));
  }

  /** Those of all events are their organizer's and admins', and no other owner's of this one. */
  private List<Endpoint> everywhere(Caller.Staff staff, OrganizerId organizer) {
    return switch (webhooks.list(staff.actor(), new EndpointScope.OfOrganizer(organizer))) {
      case Permitted.Allowed<List<Endpoint>> allowed -> allowed.outcome();
      case Permitted.Forbidden<List<Endpoint>> theirs -> List.of();
      case Permitted.NotFound<List<Endpoint>> unknown -> List.of();
    };
  }
}
