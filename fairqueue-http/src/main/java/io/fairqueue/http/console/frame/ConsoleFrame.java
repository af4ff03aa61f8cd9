package io.fairqueue.http.console.frame;

import io.fairqueue.http.page.frame.Frame;
import io.fairqueue.http.problem.Refusal;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * What every page of the console has around what is its own.
 *
 * @param who is signed in, by name; null for nobody
 * @param admin whether that is an admin
 * @param event whose pages these are; null for pages of no single event
 */
public record ConsoleFrame(
    Frame frame, @Nullable String who, boolean admin, @Nullable EventMenu event) {

  /** A page that is read before anybody is known. */
  public static ConsoleFrame ofNobody(Frame frame) {
    return new ConsoleFrame(frame, null, false, null);
  }

  /** The same with a module, which lies among the assets. */
  public ConsoleFrame with(String module) {
    return new ConsoleFrame(frame.with(module), who, admin, event);
  }

  /** The same, looked at again by browsers without scripts. */
  public ConsoleFrame refreshed(int seconds) {
    return new ConsoleFrame(frame.refreshed(seconds), who, admin, event);
  }

  /** What the reader is told on top of the page; null for nothing. */
  public @Nullable String notice() {
    String key = "console.notice." + frame.visit().noticed();
    return frame.visit().words().has(key) ? frame.text(key) : null;
  }

  /** Whether the notice is of something that was not done. */
  public boolean isRefused() {
    return Arrays.stream(Refusal.values())
        .anyMatch(each -> each.code().equals(frame.visit().noticed()));
  }
}
