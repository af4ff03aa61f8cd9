package io.fairqueue.http.console.signin;

import io.fairqueue.domain.Organizer;
import io.fairqueue.http.console.frame.ConsoleAnswers;
import io.fairqueue.http.page.frame.PageAnswers;
import io.fairqueue.http.request.Paths;
import io.fairqueue.http.session.ConsoleEntry;
import io.fairqueue.port.OrganizerStore;
import io.fairqueue.port.Stores;
import io.micronaut.context.annotation.Requires;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Hidden;

/** Signs in by a link of {@link OneClickLinks}, on this machine alone. */
@Hidden
@Controller(Paths.ONE_CLICK)
@Requires(beans = OneClickLinks.class)
@Produces(MediaType.ALL)
@ExecuteOn(TaskExecutors.BLOCKING)
final class OneClickController {

  private final OneClickLinks links;
  private final OrganizerStore organizers;
  private final ConsoleEntry entry;
  private final ConsoleAnswers answers;

  OneClickController(
      OneClickLinks links, Stores stores, ConsoleEntry entry, ConsoleAnswers answers) {
    this.links = links;
    this.organizers = stores.organizers();
    this.entry = entry;
    this.answers = answers;
  }

  @Get("/{token}")
  HttpResponse<?> enter(String token, HttpRequest<?> request) {
    Organizer organizer =
        links
            .use(token)
            .flatMap(organizers::find)
            .filter(account -> !account.disabled())
            .orElse(null);
    return organizer == null
        ? answers.to(PageAnswers.noticed(Paths.CONSOLE_SIGN_IN, "LINK_USED"))
        : entry.enter(organizer, request, answers.to(Paths.CONSOLE));
  }
}
