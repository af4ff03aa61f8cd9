package io.fairqueue.http.page.fair;

import io.fairqueue.FairQueue;
import io.fairqueue.domain.EventId;
import io.fairqueue.draw.ShownDraw;
import io.fairqueue.event.EventView;
import io.fairqueue.http.page.event.EventHead;
import io.fairqueue.http.page.event.EventNames;
import io.fairqueue.http.page.fair.FairnessPage.Book;
import io.fairqueue.http.page.frame.Frame;
import io.fairqueue.http.page.frame.Local;
import io.fairqueue.http.page.frame.PageAnswers;
import io.fairqueue.http.page.frame.Visit;
import io.fairqueue.http.request.Paths;
import io.fairqueue.proof.Proofs;
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
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What keeps lines fair, and how anybody checks it: the same pages for all their readers. */
@Hidden
@Controller(Paths.LANGUAGE)
@Produces(MediaType.ALL)
@ExecuteOn(TaskExecutors.BLOCKING)
final class FairnessController {

  private final FairQueue fairQueue;
  private final EventNames names;
  private final PageAnswers answers;
  private final InstantSource time;

  FairnessController(
      FairQueue fairQueue, EventNames names, PageAnswers answers, InstantSource time) {
    this.fairQueue = fairQueue;
    this.names = names;
    this.answers = answers;
    this.time = time;
  }

  @Get(Paths.PAGE_FAIRNESS)
  HttpResponse<byte[]> tell(String event, HttpRequest<?> request) {
    Visit visit = Visit.of(request);
    EventView view = names.find(event);
    EventId id = view.event().id();
    return answers.shared(
        request,
        "fairness.jte",
        FairnessPage.of(
            view,
            head(view, visit),
            fairQueue.draws().show(id).map(ShownDraw::draw),
            book(view, visit),
            visit));
  }

  /**
   * Whatever is computed here is computed in the browser.
   *
   * @param event empty or missing where the reader says on the page what to look at
   * @param own given where the reader's own place is looked at
   */
  @Get(Paths.PAGE_VERIFY)
  HttpResponse<byte[]> verify(
      @QueryValue @Nullable String event,
      @QueryValue @Nullable String own,
      HttpRequest<?> request) {
    Visit visit = Visit.of(request);
    Frame frame = Frame.of(visit, visit.words().text("verify.title")).with("verify.js");
    EventView view = event == null || event.isBlank() ? null : names.find(event.strip());
    return answers.shared(
        request,
        "verify.jte",
        new VerifyPage(
            frame,
            view == null ? null : head(view, visit),
            view == null ? null : Paths.of(Paths.PROOF_BUNDLE, view.event().id()),
            own != null));
  }

  private EventHead head(EventView view, Visit visit) {
    return names.head(view, visit, time.instant());
  }

  private Optional<Book> book(EventView view, Visit visit) {
    Proofs proofs = fairQueue.proofs();
    ZoneId zone = Local.zoneOf(view.event().details().timeZone());
    return proofs
        .log(view.event().id())
        .flatMap(
            log ->
                proofs.head(log.event(), log.epoch()).map(head -> Book.of(log, head, visit, zone)));
  }
}
