package io.fairqueue.http.console.notice;

import io.fairqueue.FairQueue;
import io.fairqueue.domain.EventId;
import io.fairqueue.domain.InvalidInputException;
import io.fairqueue.domain.notice.NoticeAudience;
import io.fairqueue.domain.notice.NoticeId;
import io.fairqueue.domain.notice.NoticeLevel;
import io.fairqueue.domain.notice.NoticeReach;
import io.fairqueue.domain.notice.NoticeSending;
import io.fairqueue.domain.staff.Right;
import io.fairqueue.event.EventView;
import io.fairqueue.http.console.frame.ConsoleAnswers;
import io.fairqueue.http.console.frame.ConsoleFrame;
import io.fairqueue.http.console.frame.ConsoleFrames;
import io.fairqueue.http.console.frame.EventMenu;
import io.fairqueue.http.console.frame.Section;
import io.fairqueue.http.event.EventDesk;
import io.fairqueue.http.page.frame.Form;
import io.fairqueue.http.page.frame.Keys;
import io.fairqueue.http.page.frame.Local;
import io.fairqueue.http.page.frame.PageAnswers;
import io.fairqueue.http.page.frame.Visit;
import io.fairqueue.http.problem.ProblemException;
import io.fairqueue.http.problem.Refusal;
import io.fairqueue.http.problem.Resource;
import io.fairqueue.http.request.Paths;
import io.fairqueue.http.security.Caller;
import io.fairqueue.messages.mail.letter.Language;
import io.fairqueue.notice.Notices;
import io.fairqueue.port.notice.NoticeStore.PostOutcome;
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
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Something is said to all fans of an event, and taken back. */
@Hidden
@Controller(Paths.CONSOLE_EVENT + "/messages")
@Produces(MediaType.ALL)
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
@ExecuteOn(TaskExecutors.BLOCKING)
final class NoticesPageController {

  private final Notices notices;
  private final EventDesk desk;
  private final ConsoleFrames frames;
  private final ConsoleAnswers answers;
  private final InstantSource time;

  NoticesPageController(
      FairQueue fairQueue,
      EventDesk desk,
      ConsoleFrames frames,
      ConsoleAnswers answers,
      InstantSource time) {
    this.notices = fairQueue.notices();
    this.desk = desk;
    this.frames = frames;
    this.answers = answers;
    this.time = time;
  }

  @Get
  HttpResponse<?> list(EventId id, Caller.Staff staff, HttpRequest<?> request) {
    return page(id, staff, Visit.of(request), Draft.NONE, null, null);
  }

  /** What is to be sent besides being shown asks again, and says to how many. */
  @Post
  HttpResponse<?> say(
      EventId id,
      @Body @Nullable Map<String, Object> fields,
      Caller.Staff staff,
      HttpRequest<?> request) {
    Form form = Form.of(fields);
    Visit visit = Visit.of(request);
    Draft draft = Draft.read(form);
    NoticeSending sending = draft.sending();
    try {
      if (sending != null && !form.text("sure").equals("yes") && !draft.texts().isEmpty()) {
        NoticeReach reach =
            Resource.EVENT.require(notices.reach(staff.actor(), id, sending.audience()));
        return page(id, staff, visit, draft, reach, null);
      }
      return answers.act(
          visit, page(id), () -> PageAnswers.noticed(page(id), post(id, draft, staff)));
    } catch (InvalidInputException unfit) {
      return page(id, staff, visit, draft, null, visit.words().text("console.messages.wrong"));
    }
  }

  @Post("/take-back")
  HttpResponse<?> takeBack(
      EventId id,
      @Body @Nullable Map<String, Object> fields,
      Caller.Staff staff,
      HttpRequest<?> request) {
    return answers.act(
        Visit.of(request),
        page(id),
        () -> {
          NoticeId notice =
              Form.of(fields)
                  .id("notice")
                  .map(NoticeId::new)
                  .orElseThrow(() -> new ProblemException(Refusal.NOTICE_NOT_FOUND));
          if (!Resource.EVENT.require(notices.takeBack(staff.actor(), id, notice))) {
            throw new ProblemException(Refusal.NOTICE_NOT_FOUND);
          }
          return PageAnswers.noticed(page(id), "TAKEN_BACK");
        });
  }

  /** Answers what the next page tells. */
  private String post(EventId id, Draft draft, Caller.Staff staff) {
    var answer =
        notices.post(staff.actor(), id, draft.level(), draft.texts(), null, draft.sending());
    return switch (Resource.EVENT.require(answer)) {
      case PostOutcome.Posted posted -> "SAID";
      case PostOutcome.TooMany many -> "TOO_MANY_NOTICES";
    };
  }

  private static String page(EventId id) {
    return EventMenu.address(id, Section.NOTICES);
  }

  private HttpResponse<?> page(
      EventId id,
      Caller.Staff staff,
      Visit visit,
      Draft draft,
      @Nullable NoticeReach reach,
      @Nullable String error) {
    EventView view = desk.show(staff, id, Right.SEE);
    ConsoleFrame console = frames.of(staff, visit, view, Section.NOTICES);
    ZoneId zone = Local.zoneOf(view.event().details().timeZone());
    return answers.page(
        error == null ? HttpStatus.OK : HttpStatus.BAD_REQUEST,
        "messages.jte",
        new NoticesPage(
            console,
            page(id),
            Resource.EVENT.require(notices.list(staff.actor(), id)).stream()
                .map(each -> NoticesPage.Row.of(each, zone, console.frame(), time.instant()))
                .toList(),
            draft.texts(),
            Keys.of(draft.level()),
            draft.audience() == null ? "" : Keys.of(draft.audience()),
            draft.mail(),
            draft.push(),
            reach == null
                ? null
                : console
                    .frame()
                    .text(
                        "console.messages.reach",
                        Map.of(
                            "fans", console.frame().number(reach.fans()),
                            "mail", console.frame().number(draft.mail() ? reach.mail() : 0),
                            "push", console.frame().number(draft.push() ? reach.push() : 0))),
            error,
            EventDesk.rights(staff, view).contains(Right.RUN)));
  }

  /**
   * What somebody is about to say.
   *
   * @param audience to whom it is sent; null for nobody
   */
  private record Draft(
      NoticeLevel level,
      Map<String, String> texts,
      @Nullable NoticeAudience audience,
      boolean mail,
      boolean push) {

    private static final Draft NONE = new Draft(NoticeLevel.INFO, Map.of(), null, false, false);

    static Draft read(Form form) {
      Map<String, String> texts = new LinkedHashMap<>();
      for (Language language : Language.values()) {
        String text = form.text("text." + language.tag()).replace("\r\n", "\n");
        if (!text.isEmpty()) {
          texts.put(language.tag(), text);
        }
      }
      return new Draft(
          form.text("level").equals("warning") ? NoticeLevel.WARNING : NoticeLevel.INFO,
          texts,
          Arrays.stream(NoticeAudience.values())
              .filter(each -> Keys.of(each).equals(form.text("audience")))
              .findFirst()
              .orElse(null),
          form.text("mail").equals("yes"),
          form.text("push").equals("yes"));
    }

    @Nullable NoticeSending sending() {
      return audience == null || (!mail && !push) ? null : new NoticeSending(audience, mail, push);
    }
  }
}
