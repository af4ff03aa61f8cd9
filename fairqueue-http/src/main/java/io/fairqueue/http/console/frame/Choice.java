package io.fairqueue.http.console.frame;

import io.fairqueue.http.page.frame.Frame;
import io.fairqueue.http.page.frame.Keys;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * What may be chosen in a form.
 *
 * @param value as the form sends it; empty for everything
 * @param text in words
 */
public record Choice(String value, String text, boolean chosen) {

  /**
   * Everything, and each of some states.
   *
   * @param all the name of the text for everything
   * @param prefix what the names of the states' texts begin with
   * @param chosen the name of the state that is chosen; empty for everything
   */
  public static List<Choice> of(
      Enum<?>[] states, String all, String prefix, String chosen, Frame frame) {
    return Stream.concat(
            Stream.of(new Choice("", frame.text(all), chosen.isEmpty())),
            Arrays.stream(states)
                .map(
                    each ->
                        new Choice(
                            each.name(),
                            frame.text(prefix + Keys.of(each)),
                            each.name().equals(chosen))))
        .toList();
  }
}
