package io.fairqueue.http.console.hook;

import io.fairqueue.http.console.frame.ConsoleFrame;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A webhook: what it hears of, what it was told, and what can be done about it.
 *
 * @param list the address of the page of all of them
 * @param fields what is, or was, filled in about it
 * @param fault what is wrong with that; null for nothing
 */
public record HookPage(
    ConsoleFrame console,
    String list,
    HookRow row,
    List<DeliveryRow> deliveries,
    HookFields fields,
    @Nullable HookFault fault) {

  public HookPage {
    deliveries = List.copyOf(deliveries);
  }

  /** How far back one may ask for what was told, by the ends of the names of their texts. */
  public List<String> spans() {
    return Arrays.stream(HookSpan.values()).map(HookSpan::key).toList();
  }
}
