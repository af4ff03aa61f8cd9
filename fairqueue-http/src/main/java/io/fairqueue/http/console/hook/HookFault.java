package io.fairqueue.http.console.hook;

import io.fairqueue.domain.InvalidInputException;
import io.fairqueue.http.page.frame.Frame;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is wrong with what was filled in about a webhook.
 *
 * @param field which of its fields
 */
public record HookFault(String field) {

  static final HookFault URL = new HookFault("url");

  private static final Set<String> FIELDS = Set.of("url", "description", "types");

  static HookFault of(InvalidInputException unfit) {
    if (!FIELDS.contains(unfit.field())) {
      throw unfit;
    }
    return new HookFault(unfit.field());
  }

  /** What the reader is told beside a field; null for nothing. */
  public static @Nullable String at(String field, @Nullable HookFault fault, Frame frame) {
    return fault == null || !fault.field().equals(field)
        ? null
        : frame.text("console.hook.wrong." + field);
  }
}
