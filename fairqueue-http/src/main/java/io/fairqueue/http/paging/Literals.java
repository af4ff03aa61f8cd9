package io.fairqueue.http.paging;

import io.fairqueue.domain.InvalidInputException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Reads what of a list somebody wants to see, where that is one of few words. */
public final class Literals {

  private Literals() {}

  /**
   * The literal of this name; null for null. Throws {@link InvalidInputException} for any other
   * word.
   *
   * @param field which says the name
   */
  public static <E extends Enum<E>> @Nullable E one(String field, E[] all, @Nullable String name) {
    if (name == null) {
      return null;
    }
    return Arrays.stream(all)
        .filter(each -> each.name().equals(name))
        .findAny()
        .orElseThrow(
            () -> new InvalidInputException(field, "must be one of " + Arrays.toString(all)));
  }
}
