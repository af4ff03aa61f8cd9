package io.fairqueue.http.console.frame;

import org.jspecify.annotations.Nullable;

/**
 * What is wrong with what was filled in, on a page of several forms.
 *
 * @param form which of them
 * @param words what the reader is told beside it
 */
public record FormFault(String form, String words) {

  /** What is wrong in a form; null for nothing. */
  public static @Nullable String in(String form, @Nullable FormFault fault) {
    return fault == null || !fault.form().equals(form) ? null : fault.words();
  }
}
