package io.fairqueue.http.session;

import io.fairqueue.domain.OrganizerId;
import io.fairqueue.domain.identity.SignIn;
import io.fairqueue.domain.staff.StaffDevice;
import io.fairqueue.http.security.CallOrigins;
import io.fairqueue.port.Stores;
import io.fairqueue.port.staff.StaffDeviceStore;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/**
 * Notes in which browsers and programs organizers sign in. What can't be noted throws, and no
 * session is opened: nobody comes in of whom the account's owner would never hear. Thread-safe;
 * writes to the store.
 */
@Singleton
final class StaffDevices {

  private final StaffDeviceStore store;
  private final DeviceCookie cookie;
  private final CallOrigins origins;
  private final InstantSource time;

  StaffDevices(Stores stores, DeviceCookie cookie, CallOrigins origins, InstantSource time) {
    this.store = stores.staffDevices();
    this.cookie = cookie;
    this.origins = origins;
    this.time = time;
  }

  /** A program, over the API. */
  void noteProgram(OrganizerId organizer, HttpRequest<?> call) {
    store.record(organizer, StaffDevice.program(agent(call), country(call)), time.instant());
  }

  /** A browser, on a page; answers what it is to keep, for {@code Set-Cookie}. */
  String noteBrowser(OrganizerId organizer, HttpRequest<?> request) {
    String kept = cookie.read(request.getHeaders()::getAll);
    store.record(
        organizer, StaffDevice.browser(kept, agent(request), country(request)), time.instant());
    return cookie.keep(kept);
  }

  private static @Nullable String agent(HttpRequest<?> call) {
    return SignIn.agent(call.getHeaders().get(HttpHeaders.USER_AGENT));
  }

  private @Nullable String country(HttpRequest<?> call) {
    return origins.of(call).country();
  }
}
