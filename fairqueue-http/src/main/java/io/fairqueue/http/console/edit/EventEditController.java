package io.fairqueue.http.console.edit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fairqueue.domain.EventId;
import io.fairqueue.domain.staff.Right;
import io.fairqueue.event.EventView;
import io.fairqueue.http.console.act.ActLink;
import io.fairqueue.http.console.frame.ConsoleAnswers;
import io.fairqueue.http.console.frame.ConsoleFrames;
import io.fairqueue.http.console.frame.EventMenu;
import io.fairqueue.http.console.frame.Section;
import io.fairqueue.http.event.EventDesk;
import io.fairqueue.http.event.EventEdits;
import io.fairqueue.http.page.frame.Form;
import io.fairqueue.http.page.frame.PageAnswers;
import io.fairqueue.http.page.frame.Visit;
import io.fairqueue.http.request.Paths;
import io.fairqueue.http.security.Caller;
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
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** An organizer writes an event, and edits it. */
@Hidden
@Controller
@Produces(MediaType.ALL)
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
@ExecuteOn(TaskExecutors.BLOCKING)
final class EventEditController {

  private static final String NEW = Paths.CONSOLE_EVENTS + "/new";
  private static final String EDIT = Paths.CONSOLE_EVENT + "/edit";
  private static final EventForm NOTHING = new EventForm(Map.of());

  private final EventDesk desk;
  private final EventEdits edits;
  private final ConsoleFrames frames;
  private final ConsoleAnswers answers;
  private final ObjectMapper json;

  EventEditController(
      EventDesk desk,
      EventEdits edits,
      ConsoleFrames frames,
      ConsoleAnswers answers,
      ObjectMapper json) {
    this.desk = desk;
    this.edits = edits;
    this.frames = frames;
    this.answers = answers;
    this.json = json;
  }

  @Get(NEW)
  HttpResponse<?> write(Caller.Staff staff, HttpRequest<?> request) {
    return page(HttpStatus.OK, fresh(staff, request), FormWriter.fresh(), Outcome.NONE);
  }

  @Post(NEW)
  HttpResponse<?> create(
      @Body @Nullable Map<String, Object> fields, Caller.Staff staff, HttpRequest<?> request) {
    Form sent = Form.of(fields);
    EventForm form = EventForm.read(sent);
    Target target = fresh(staff, request);
    if (Rearrange.isAsked(sent)) {
      return page(HttpStatus.OK, target, Rearrange.of(form, sent), Outcome.NONE);
    }
    var reading = FormReader.read(form, NOTHING, Map.of());
    if (!reading.faults().isEmpty()) {
      return page(HttpStatus.BAD_REQUEST, target, form, Outcome.of(reading.faults()));
    }
    try {
      EventId id = desk.create(staff, edits.create(reading.event()));
      return answers.to(PageAnswers.noticed(EventMenu.address(id, Section.EDIT), "CREATED"));
    } catch (RuntimeException refused) {
      return page(HttpStatus.BAD_REQUEST, target, form, Outcome.of(refused, form));
    }
  }

  @Get(EDIT)
  HttpResponse<?> edit(EventId id, Caller.Staff staff, HttpRequest<?> request) {
    Target target = present(id, staff, request);
    return page(HttpStatus.OK, target, target.base(), Outcome.NONE);
  }

  @Post(EDIT)
  HttpResponse<?> save(
      EventId id,
      @Body @Nullable Map<String, Object> fields,
      Caller.Staff staff,
      HttpRequest<?> request) {
    Form sent = Form.of(fields);
    EventForm form = EventForm.read(sent);
    Target now = present(id, staff, request);
    long seen = version(sent);
    Target target = now.asOf(base(sent), seen);
    if (Rearrange.isAsked(sent)) {
      return page(HttpStatus.OK, target, Rearrange.of(form, sent), Outcome.NONE);
    }
    if (seen != now.version()) {
      return merged(now, target, form);
    }
    var reading =
        FormReader.read(form, target.base(), now.view().event().details().storefront().texts());
    if (!reading.faults().isEmpty()) {
      return page(HttpStatus.BAD_REQUEST, target, form, Outcome.of(reading.faults()));
    }
    try {
      if (!reading.event().isEmpty()) {
        desk.revise(
            staff, id, edition -> edition == seen, event -> edits.apply(reading.event(), event));
      }
      return answers.to(PageAnswers.noticed(EventMenu.address(id, Section.EDIT), "SAVED"));
    } catch (RuntimeException refused) {
      if (Outcome.isStale(refused)) {
        return merged(present(id, staff, request), target, form);
      }
      return page(HttpStatus.BAD_REQUEST, target, form, Outcome.of(refused, form));
    }
  }

  /** Somebody else was faster: both edits are shown together, and nothing is written yet. */
  private HttpResponse<?> merged(Target now, Target began, EventForm form) {
    Merge merge = Merge.of(began.base(), form, now.base());
    return page(HttpStatus.PRECONDITION_FAILED, now, merge.form(), Outcome.of(merge));
  }

  private Target fresh(Caller.Staff staff, HttpRequest<?> request) {
    return new Target(
        frames.of(staff, Visit.of(request), "console.edit.new"),
        NEW,
        null,
        NOTHING,
        0,
        true,
        List.of());
  }

  private Target present(EventId id, Caller.Staff staff, HttpRequest<?> request) {
    EventView view = desk.show(staff, id, Right.RUN);
    Visit visit = Visit.of(request);
    Set<Right> rights = EventDesk.rights(staff, view);
    return new Target(
        frames.of(staff, visit, view, Section.EDIT),
        EventMenu.address(id, Section.EDIT),
        view,
        FormWriter.write(view.event().details()),
        view.event().facts().edition(),
        rights.contains(Right.OWN),
        ActLink.of(view.event(), rights, visit));
  }

  private HttpResponse<?> page(HttpStatus status, Target target, EventForm form, Outcome outcome) {
    return answers.page(
        status,
        "edit.jte",
        new EventEditPage(
            target.console().with("edit.js"),
            target.action(),
            form,
            target.version(),
            written(target.base()),
            outcome.faults(),
            outcome.problem() == null
                ? null
                : target.console().frame().text("console.notice." + outcome.problem()),
            outcome.merge(),
            target.isDraft(),
            target.owns(),
            target.acts()));
  }

  private String written(EventForm base) {
    try {
      return json.writeValueAsString(base.fields());
    } catch (JsonProcessingException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  /** Whatever else a browser sends, all counts as changed then. */
  private EventForm base(Form sent) {
    try {
      Map<String, List<String>> fields =
          json.readValue(sent.text("base"), new TypeReference<Map<String, List<String>>>() {});
      return fields == null || fields.values().stream().anyMatch(EventEditController::isBroken)
          ? NOTHING
          : new EventForm(fields);
    } catch (JsonProcessingException malformed) {
      return NOTHING;
    }
  }

  private static boolean isBroken(@Nullable List<@Nullable String> values) {
    return values == null || values.contains(null);
  }

  private static long version(Form sent) {
    try {
      return Long.parseLong(sent.text("version"));
    } catch (NumberFormatException malformed) {
      return -1;
    }
  }
}
