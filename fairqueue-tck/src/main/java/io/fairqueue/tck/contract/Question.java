package io.fairqueue.tck.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.Function;

/**
 * Something to ask two stores, who must answer alike.
 *
 * @param text what it is, for readers of a failure
 * @param ask asks one store; the answer is compared by {@code equals}
 */
public record Question<S>(String text, Function<S, Object> ask) {

  public void compare(S subject, S model, String when) {
    Object expected = ask.apply(model);
    assertThat(ask.apply(subject)).as("%s: %s", when, text).isEqualTo(expected);
  }
}
