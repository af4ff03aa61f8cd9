package io.fairqueue.http.console.purchase;

import io.fairqueue.domain.InvalidInputException;
import io.fairqueue.http.page.frame.Visit;
import org.jspecify.annotations.Nullable;

/** How lists are asked for by forms. */
final class Lists {

  private Lists() {}

  /** Null for a field that says nothing. */
  static @Nullable String chosen(String field) {
    return field.isEmpty() ? null : field;
  }

  /** What people are told of a list that can't be asked for so. */
  static String wrong(InvalidInputException unfit, Visit visit) {
    return visit
        .words()
        .text(unfit.field().equals("q") ? "console.search.long" : "console.list.wrong");
  }
}
