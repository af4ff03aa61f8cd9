package io.fairqueue.http.console.hook;

import io.fairqueue.http.console.frame.ConsoleFrame;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The webhooks that hear of an event.
 *
 * @param own whether the reader may add one for all of their events
 * @param fields what was filled in for one more
 * @param fault what is wrong with that; null for nothing
 */
public record HooksPage(
    ConsoleFrame console,
    String address,
    List<HookRow> rows,
    boolean own,
    HookFields fields,
    @Nullable HookFault fault) {

  public HooksPage {
    rows = List.copyOf(rows);
  }
}
