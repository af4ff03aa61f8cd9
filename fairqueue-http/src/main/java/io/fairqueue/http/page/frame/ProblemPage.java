package io.fairqueue.http.page.frame;

import io.fairqueue.http.problem.Problem;
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
    String key =
        visit.words().has("problem." + problem.code() + ".title")
            ? problem.code()
            : visit.words().has("problem." + problem.status() + ".title")
                ? String.valueOf(problem.status())
                : problem.status() >= SERVER_FAULT ? "500" : "400";
    String heading = visit.words().text("problem." + key + ".title");
    return new ProblemPage(
        Frame.of(visit, heading),
        heading,
        visit.words().text("problem." + key + ".text"),
        problem.members().get("incident") instanceof String incident ? incident : null,
        problem.status() == 429 || problem.status() == 503);
  }
}
