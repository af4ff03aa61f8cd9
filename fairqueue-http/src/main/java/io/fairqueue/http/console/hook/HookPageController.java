package io.fairqueue.http.console.hook;

import io.fairqueue.FairQueue;
import io.fairqueue.domain.EventId;
import io.fairqueue.domain.InvalidInputException;
import io.fairqueue.domain.message.Endpoint;
import io.fairqueue.domain.message.EndpointChange;
import io.fairqueue.domain.message.EndpointId;
import io.fairqueue.domain.message.EndpointScope;
import io.fairqueue.domain.staff.Right;
import io.fairqueue.event.EventView;
import io.fairqueue.http.console.frame.ConsoleAnswers;
import io.fairqueue.http.console.frame.ConsoleFrame;
import io.fairqueue.http.console.frame.ConsoleFrames;
import io.fairqueue.http.console.frame.EventMenu;
import io.fairqueue.http.console.frame.Section;
import io.fairqueue.http.event.EventDesk;
import io.fairqueue.http.hook.EndpointDesk;
import io.fairqueue.http.page.frame.Form;
import io.fairqueue.http.page.frame.Local;
import io.fairqueue.http.page.frame.PageAnswers;
import io.fairqueue.http.page.frame.Visit;
import io.fairqueue.http.problem.Resource;
import io.fairqueue.http.request.Paths;
import io.fairqueue.http.security.Caller;
import io.fairqueue.message.Webhooks;
import io.fairqueue.port.message.Deliveries;
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
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One webhook of those that hear of an event. */
@Hidden
@Controller(Paths.CONSOLE_EVENT + "/webhooks/{webhookId}")
@Produces(MediaType.ALL)
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
@ExecuteOn(TaskExecutors.BLOCKING)
final class HookPageController {

  private static final int DELIVERIES = 20;

  private final Webhooks webhooks;
  private final EndpointDesk endpoints;
  private final EventDesk desk;
  private final ConsoleFrames frames;
  private final ConsoleAnswers answers;
  private final InstantSource time;

  HookPageController(
      FairQueue fairQueue,
      EndpointDesk endpoints,
      EventDesk desk,
      ConsoleFrames frames,
      ConsoleAnswers answers,
      InstantSource time) {
    this.webhooks = fairQueue.webhooks();
    this.endpoints = endpoints;
    this.desk = desk;
    this.frames = frames;
    this.answers = answers;
    this.time = time;
  }

  @Get
  HttpResponse<?> show(
      EventId id, EndpointId webhookId, Caller.Staff staff, HttpRequest<?> request) {
    EventView view = desk.show(staff, id, Right.OWN);
    Endpoint endpoint = find(view, webhookId);
    HookFields fields = HookFields.of(endpoint.facts().settings());
    return page(view, endpoint, staff, Visit.of(request), fields, null);
  }

  @Post
  HttpResponse<?> change(
      EventId id,
      EndpointId webhookId,
      @Body @Nullable Map<String, Object> fields,
      Caller.Staff staff,
      HttpRequest<?> request) {
    Visit visit = Visit.of(request);
    EventView view = desk.show(staff, id, Right.OWN);
    Endpoint endpoint = find(view, webhookId);
    HookFields wanted = HookFields.read(Form.of(fields));
    try {
      var answer = webhooks.change(staff.actor(), scope(endpoint), webhookId, wanted.change());
      return switch (Resource.WEBHOOK.require(answer)) {
        case Webhooks.Change.Changed changed ->
            answers.to(PageAnswers.noticed(HookRow.address(id, endpoint), "SAVED"));
        case Webhooks.Change.UrlNotAllowed no ->
            page(view, endpoint, staff, visit, wanted, HookFault.URL);
      };
    } catch (InvalidInputException unfit) {
      return page(view, endpoint, staff, visit, wanted, HookFault.of(unfit));
    }
  }

  @Post("/enable")
  HttpResponse<?> enable(
      EventId id, EndpointId webhookId, Caller.Staff staff, HttpRequest<?> request) {
    return act(id, webhookId, staff, request, scope -> enabled(staff, scope, webhookId, true));
  }

  @Post("/disable")
  HttpResponse<?> disable(
      EventId id, EndpointId webhookId, Caller.Staff staff, HttpRequest<?> request) {
    return act(id, webhookId, staff, request, scope -> enabled(staff, scope, webhookId, false));
  }

  private String enabled(Caller.Staff staff, EndpointScope scope, EndpointId id, boolean enabled) {
    var unused =
        Resource.WEBHOOK.require(
            webhooks.change(staff.actor(), scope, id, EndpointChange.enabled(enabled)));
    return enabled ? "HOOK_ON" : "HOOK_OFF";
  }

  @Post("/test")
  HttpResponse<?> test(
      EventId id, EndpointId webhookId, Caller.Staff staff, HttpRequest<?> request) {
    return act(
        id,
        webhookId,
        staff,
        request,
        scope -> {
          var unused = endpoints.test(staff, scope, webhookId);
          return "TEST_SENT";
        });
  }

  @Post("/again")
  HttpResponse<?> again(
      EventId id,
      EndpointId webhookId,
      @Body @Nullable Map<String, Object> fields,
      Caller.Staff staff,
      HttpRequest<?> request) {
    return act(
        id,
        webhookId,
        staff,
        request,
        scope -> {
          var unused = endpoints.replay(staff, scope, webhookId, Form.of(fields).text("delivery"));
          return "SENT_AGAIN";
        });
  }

  @Post("/span")
  HttpResponse<?> span(
      EventId id,
      EndpointId webhookId,
      @Body @Nullable Map<String, Object> fields,
      Caller.Staff staff,
      HttpRequest<?> request) {
    HookSpan span = HookSpan.read(Form.of(fields).text("span"));
    Instant now = time.instant();
    return act(
        id,
        webhookId,
        staff,
        request,
        scope -> {
          var asked = new EndpointDesk.ReplayRequest(now.minus(span.length()), now);
          return endpoints.replay(staff, scope, webhookId, asked).deliveries() == 0
              ? "NONE_SENT_AGAIN"
              : "SENT_AGAIN";
        });
  }

  /** The new secret is shown here, and never again. */
  @Post("/rotate")
  HttpResponse<?> rotate(
      EventId id, EndpointId webhookId, Caller.Staff staff, HttpRequest<?> request) {
    EventView view = desk.show(staff, id, Right.OWN);
    Endpoint endpoint = find(view, webhookId);
    return answers.page(
        "hook-secret.jte",
        HookSecretPage.of(
            frames.of(staff, Visit.of(request), view, Section.WEBHOOKS),
            HookRow.address(id, endpoint),
            Resource.WEBHOOK.require(webhooks.rotate(staff.actor(), scope(endpoint), webhookId)),
            true));
  }

  @Post("/delete")
  HttpResponse<?> delete(
      EventId id, EndpointId webhookId, Caller.Staff staff, HttpRequest<?> request) {
    String list = EventMenu.address(id, Section.WEBHOOKS);
    EventView view = desk.show(staff, id, Right.OWN);
    return answers.act(
        Visit.of(request),
        list,
        () -> {
          endpoints.delete(staff, scope(find(view, webhookId)), webhookId);
          return PageAnswers.noticed(list, "HOOK_DELETED");
        });
  }

  /** Does something to a webhook in its scope, and answers what its page then tells. */
  private interface Deed {

    String on(EndpointScope scope);
  }

  /** One that is gone is told of on the page of those that are left. */
  private HttpResponse<?> act(
      EventId id, EndpointId webhookId, Caller.Staff staff, HttpRequest<?> request, Deed deed) {
    EventView view = desk.show(staff, id, Right.OWN);
    return answers.act(
        Visit.of(request),
        EventMenu.address(id, Section.WEBHOOKS),
        () -> {
          Endpoint endpoint = find(view, webhookId);
          return PageAnswers.noticed(HookRow.address(id, endpoint), deed.on(scope(endpoint)));
        });
  }

  /** One that hears of this event, alone or among all; whose it is, the door asks. */
  private Endpoint find(EventView view, EndpointId webhookId) {
    return webhooks
        .find(webhookId)
        .filter(
            each ->
                scope(each).equals(new EndpointScope.OfEvent(view.event().id()))
                    || scope(each)
                        .equals(new EndpointScope.OfOrganizer(view.event().facts().organizerId())))
        .orElseThrow(Resource.WEBHOOK::notFound);
  }

  private static EndpointScope scope(Endpoint endpoint) {
    return EndpointScope.of(endpoint.facts());
  }

  private HttpResponse<?> page(
      EventView view,
      Endpoint endpoint,
      Caller.Staff staff,
      Visit visit,
      HookFields fields,
      @Nullable HookFault fault) {
    EventId event = view.event().id();
    ConsoleFrame console = frames.of(staff, visit, view, Section.WEBHOOKS);
    ZoneId zone = Local.zoneOf(view.event().details().timeZone());
    List<Deliveries.Known> deliveries =
        Resource.WEBHOOK.require(
            webhooks.deliveries(staff.actor(), scope(endpoint), endpoint.id(), null, DELIVERIES));
    return answers.page(
        fault == null ? HttpStatus.OK : HttpStatus.BAD_REQUEST,
        "hook.jte",
        new HookPage(
            console,
            EventMenu.address(event, Section.WEBHOOKS),
            HookRow.of(event, endpoint, zone, console.frame()),
            deliveries.stream().map(each -> DeliveryRow.of(each, zone, console.frame())).toList(),
            fields,
            fault));
  }
}
