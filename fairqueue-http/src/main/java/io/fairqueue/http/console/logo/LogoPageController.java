package io.fairqueue.http.console.logo;

import io.fairqueue.domain.EventId;
import io.fairqueue.domain.InvalidInputException;
import io.fairqueue.domain.picture.Picture;
import io.fairqueue.domain.picture.PictureId;
import io.fairqueue.domain.picture.PictureOwner;
import io.fairqueue.domain.picture.PictureType;
import io.fairqueue.domain.staff.Right;
import io.fairqueue.event.EventView;
import io.fairqueue.http.console.frame.ConsoleAnswers;
import io.fairqueue.http.console.frame.ConsoleFrames;
import io.fairqueue.http.console.frame.EventMenu;
import io.fairqueue.http.console.frame.Section;
import io.fairqueue.http.event.EventDesk;
import io.fairqueue.http.page.frame.PageAnswers;
import io.fairqueue.http.page.frame.Visit;
import io.fairqueue.http.picture.LogoDesk;
import io.fairqueue.http.picture.PictureAnswers;
import io.fairqueue.http.problem.ProblemException;
import io.fairqueue.http.problem.Refusal;
import io.fairqueue.http.recent.RecentPictures;
import io.fairqueue.http.request.Paths;
import io.fairqueue.http.security.Caller;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Part;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Hidden;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Owners see the logo of an event's pages, send another, or take it away. */
@Hidden
@Controller(Paths.CONSOLE_LOGO)
@Produces(MediaType.ALL)
@ExecuteOn(TaskExecutors.BLOCKING)
final class LogoPageController {

  private static final String PICTURE = "/picture";

  /** Its address has the picture's name, so it is never another. */
  private static final String OWN = "private, max-age=60";

  private final LogoDesk logos;
  private final RecentPictures pictures;
  private final PictureAnswers files;
  private final EventDesk desk;
  private final ConsoleFrames frames;
  private final ConsoleAnswers answers;

  LogoPageController(
      LogoDesk logos,
      RecentPictures pictures,
      PictureAnswers files,
      EventDesk desk,
      ConsoleFrames frames,
      ConsoleAnswers answers) {
    this.logos = logos;
    this.pictures = pictures;
    this.files = files;
    this.desk = desk;
    this.frames = frames;
    this.answers = answers;
  }

  @Get
  HttpResponse<?> ask(EventId id, Caller.Staff staff, HttpRequest<?> request) {
    return page(id, null, staff, Visit.of(request));
  }

  /** As pages show it, also before anybody else may see the event. */
  @Get(PICTURE)
  HttpResponse<byte[]> show(EventId id, Caller.Staff staff) {
    var unused = desk.show(staff, id, Right.OWN);
    if (pictures.logo(id).isEmpty()) {
      throw new ProblemException(Refusal.PICTURE_NOT_FOUND);
    }
    return files.show(pictures.of(new PictureOwner.LogoOf(id)), OWN);
  }

  @Post
  @Consumes(MediaType.MULTIPART_FORM_DATA)
  HttpResponse<?> change(
      EventId id,
      @Part("file") byte @Nullable [] file,
      @Part("do") @Nullable String deed,
      Caller.Staff staff,
      HttpRequest<?> request) {
    Visit visit = Visit.of(request);
    String address = Paths.of(Paths.CONSOLE_LOGO, id);
    byte[] sent = file == null ? new byte[0] : file;
    if ("remove".equals(deed)) {
      logos.remove(id, staff);
      return answers.to(PageAnswers.noticed(address, "LOGO_REMOVED"));
    }
    try {
      logos.set(id, staff, sent);
      return answers.to(PageAnswers.noticed(address, "LOGO_SET"));
    } catch (InvalidInputException unfit) {
      return page(id, fault(sent, visit), staff, visit);
    }
  }

  private static String fault(byte[] file, Visit visit) {
    if (file.length == 0) {
      return visit.words().text("console.logo.none-sent");
    }
    if (file.length > Picture.MAX_BYTES) {
      return visit
          .words()
          .text("console.logo.too-large", "size", visit.local().number(Picture.MAX_BYTES / 1024));
    }
    boolean known = Arrays.stream(PictureType.values()).anyMatch(each -> each.isOf(file));
    return visit.words().text(known ? "console.logo.unfit" : "console.logo.wrong-type");
  }

  private HttpResponse<?> page(
      EventId id, @Nullable String error, Caller.Staff staff, Visit visit) {
    EventView view = desk.show(staff, id, Right.OWN);
    String address = Paths.of(Paths.CONSOLE_LOGO, id);
    return answers.page(
        error == null ? HttpStatus.OK : HttpStatus.BAD_REQUEST,
        "logo.jte",
        new LogoPage(
            frames.of(staff, visit, view, Section.EDIT),
            address,
            pictures.logo(id).map(name -> picture(address, name)).orElse(null),
            EventMenu.address(id, Section.EDIT),
            error));
  }

  private static String picture(String address, PictureId name) {
    return Paths.with(address + PICTURE, "name", name.toString());
  }
}
