package io.fairqueue.http.session;

import io.fairqueue.domain.Organizer;
import io.fairqueue.http.security.ConsoleSessions;
import io.fairqueue.http.security.StaffCookie;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MutableHttpResponse;
import jakarta.inject.Singleton;

/** Lets organizers into the console, whichever way they proved who they are. Thread-safe. */
@Singleton
public final class ConsoleEntry {

  private final StaffDevices devices;
  private final ConsoleSessions sessions;
  private final StaffCookie cookie;

  ConsoleEntry(StaffDevices devices, ConsoleSessions sessions, StaffCookie cookie) {
    this.devices = devices;
    this.sessions = sessions;
    this.cookie = cookie;
  }

  /** The answer, with a session for the browser to keep. Blocks. */
  public MutableHttpResponse<?> enter(
      Organizer organizer, HttpRequest<?> request, MutableHttpResponse<?> answer) {
    String device = devices.noteBrowser(organizer.id(), request);
    return answer
        .header(HttpHeaders.SET_COOKIE, cookie.keep(sessions.open(organizer)))
        .header(HttpHeaders.SET_COOKIE, device);
  }
}
