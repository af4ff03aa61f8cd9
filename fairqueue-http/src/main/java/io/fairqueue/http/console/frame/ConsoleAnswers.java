package io.fairqueue.http.console.frame;

import io.fairqueue.http.page.frame.PageAnswers;
import io.fairqueue.http.page.frame.Visit;
import io.fairqueue.http.problem.ProblemException;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MutableHttpResponse;
import jakarta.inject.Singleton;
import java.util.function.Supplier;

/** Answers organizers with pages, and their forms with the page that comes next. Thread-safe. */
@Singleton
public final class ConsoleAnswers {

  private final PageAnswers answers;

  ConsoleAnswers(PageAnswers answers) {
    this.answers = answers;
  }

  /** A page; templates lie in the folder {@code console}. */
  public HttpResponse<byte[]> page(String template, Object page) {
    return answers.personal("console/" + template, page);
  }

  /** A page that tells why nothing was done, as its status does to programs. */
  public HttpResponse<?> page(HttpStatus status, String template, Object page) {
    return answers.personal(status, "console/" + template, page);
  }

  /** Leads on to a page. */
  public MutableHttpResponse<?> to(String address) {
    return answers.away(address);
  }

  /**
   * Does what a form asks for. A refusal that the console has words for is told on the page where
   * the form was.
   *
   * @param formPage its address
   * @param deed answers the address of the page that comes next
   */
  public HttpResponse<?> act(Visit visit, String formPage, Supplier<String> deed) {
    try {
      return to(deed.get());
    } catch (ProblemException refused) {
      String code = refused.problem().code();
      if (!visit.words().has("console.notice." + code)) {
        throw refused;
      }
      return to(PageAnswers.noticed(formPage, code));
    }
  }
}
