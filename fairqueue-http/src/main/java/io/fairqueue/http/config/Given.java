package io.fairqueue.http.config;

/**
 * What somebody has set.
 *
 * @param value may be secret: never printed
 * @param source who says so, for people: the environment, or a file
 */
public record Given(String value, String source) {

  @Override
  public String toString() {
    return "Given[by " + source + "]";
  }
}
