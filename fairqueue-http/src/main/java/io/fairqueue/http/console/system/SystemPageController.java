package io.fairqueue.http.console.system;

import io.fairqueue.http.console.frame.ConsoleAnswers;
import io.fairqueue.http.console.frame.ConsoleFrames;
import io.fairqueue.http.page.frame.Form;
import io.fairqueue.http.page.frame.PageAnswers;
import io.fairqueue.http.page.frame.Visit;
import io.fairqueue.http.problem.ProblemException;
import io.fairqueue.http.problem.Refusal;
import io.fairqueue.http.request.Paths;
import io.fairqueue.http.security.Caller;
import io.fairqueue.http.system.SystemDesk;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
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
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Admins look at the system, and work on what was tried to the end. */
@Hidden
@Controller(Paths.CONSOLE_SYSTEM)
@Produces(MediaType.ALL)
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
@ExecuteOn(TaskExecutors.BLOCKING)
final class SystemPageController {

  private final SystemDesk desk;
  private final ConsoleFrames frames;
  private final ConsoleAnswers answers;

  SystemPageController(SystemDesk desk, ConsoleFrames frames, ConsoleAnswers answers) {
    this.desk = desk;
    this.frames = frames;
    this.answers = answers;
  }

  @Get
  HttpResponse<?> look(Caller.Staff staff, HttpRequest<?> request) {
    return answers.page(
        "system.jte",
        new SystemPage(
            frames.of(staff, Visit.of(request), "console.system.title"),
            desk.look(staff),
            desk.latestDeadLetters(staff, SystemPage.MAX_LETTERS + 1)));
  }

  @Post("/dead-letter")
  HttpResponse<?> deadLetter(
      @Body @Nullable Map<String, Object> fields, Caller.Staff staff, HttpRequest<?> request) {
    Form form = Form.of(fields);
    return answers.act(
        Visit.of(request),
        Paths.CONSOLE_SYSTEM,
        () -> {
          String letter = form.text("letter");
          return switch (form.text("do")) {
            case "retry" -> {
              desk.retry(staff, letter);
              yield PageAnswers.noticed(Paths.CONSOLE_SYSTEM, "RETRYING");
            }
            case "drop" -> {
              desk.drop(staff, letter);
              yield PageAnswers.noticed(Paths.CONSOLE_SYSTEM, "DROPPED");
            }
            default -> throw new ProblemException(Refusal.NOT_FOUND);
          };
        });
  }
}
