package io.fairqueue.http.page.frame;

import io.fairqueue.http.problem.Problem;
import io.fairqueue.http.request.Paths;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What went wrong, and what to do next.
 *
 * @param incident by which our log knows it; null for what was no fault of ours
 */
public record ProblemPage(
    Frame frame, String heading, String words, @Nullable String incident, boolean again) {

  private static final int SERVER_FAULT = 500;

  /** The page itself, for what is refused so far in front that nobody has read its headers. */
  public static byte[] still(String path, Problem problem) {
    return Html.render("problem.jte", of(Visit.at(path, null, null), problem));
  }

  static ProblemPage of(Visit visit, Problem problem) {
    String key = key(visit, problem);
    String heading = visit.words().text(key + ".title");
    return new ProblemPage(
        Frame.of(visit, heading),
        heading,
        visit.words().text(key + ".text"),
        problem.members().get("incident") instanceof String incident ? incident : null,
        problem.status() == 429 || problem.status() == 503);
  }

  /** The console has words of its own where what fans are told is no use to an organizer. */
  private static String key(Visit visit, Problem problem) {
    String general = problem.status() >= SERVER_FAULT ? "500" : "400";
    Stream<String> families =
        Paths.isConsole(visit.path())
            ? Stream.of("console.problem.", "problem.")
            : Stream.of("problem.");
    return families
        .flatMap(
            family ->
                Stream.of(problem.code(), String.valueOf(problem.status()), general)
                    .map(family::concat))
        .filter(each -> visit.words().has(each + ".title"))
        .findFirst()
        .orElseThrow();
  }
}
