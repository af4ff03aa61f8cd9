package io.fairqueue.http.page.event;

import io.fairqueue.domain.picture.PictureOwner;
import io.fairqueue.event.EventView;
import io.fairqueue.http.picture.PictureAnswers;
import io.fairqueue.http.problem.ProblemException;
import io.fairqueue.http.problem.Refusal;
import io.fairqueue.http.recent.RecentPictures;
import io.fairqueue.http.request.Paths;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Hidden;

/** What makes an event's pages look its own. */
@Hidden
@Controller
@Produces(MediaType.ALL)
@ExecuteOn(TaskExecutors.BLOCKING)
final class ThemeController {

  private final EventNames names;
  private final RecentPictures pictures;
  private final PictureAnswers answers;

  ThemeController(EventNames names, RecentPictures pictures, PictureAnswers answers) {
    this.names = names;
    this.pictures = pictures;
    this.answers = answers;
  }

  /** An empty one for an event that looks as usual. */
  @Get(Paths.THEME)
  HttpResponse<String> sheet(String event) {
    String accent = names.find(event).event().details().storefront().theme().accent();
    return HttpResponse.ok(accent == null ? "" : ThemeSheet.of(Colour.of(accent)))
        .header(HttpHeaders.CONTENT_TYPE, "text/css; charset=utf-8")
        .header(HttpHeaders.CACHE_CONTROL, PictureAnswers.A_MINUTE);
  }

  @Get(Paths.LOGO)
  HttpResponse<byte[]> logo(String event) {
    EventView view = names.find(event);
    if (pictures.logo(view.event().id()).isEmpty()) {
      throw new ProblemException(Refusal.PICTURE_NOT_FOUND);
    }
    return answers.show(
        pictures.of(new PictureOwner.LogoOf(view.event().id())), PictureAnswers.A_MINUTE);
  }
}
