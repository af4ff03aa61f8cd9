package io.fairqueue.http.page.fair;

import io.fairqueue.http.page.event.EventHead;
import io.fairqueue.http.page.frame.Frame;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Where anybody checks a line, on the own device.
 *
 * @param event which line; null where the reader says so
 * @param bundle where all of it is; null likewise
 * @param own whether the reader's own place is looked at
 */
public record VerifyPage(
    Frame frame, @Nullable EventHead event, @Nullable String bundle, boolean own) {

  /** Where readers sign in who want to see their own place. */
  public String signIn() {
    return frame.at("/signin")
        + "?next="
        + URLEncoder.encode(frame.visit().here(), StandardCharsets.UTF_8);
  }
}
