package io.fairqueue.http.page.account;

import io.fairqueue.domain.Customer;
import io.fairqueue.domain.identity.SignIn;
import io.fairqueue.http.page.frame.Frame;
import io.fairqueue.http.page.frame.Visit;
import io.fairqueue.http.security.Caller;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What a fan has told, and where the fan is signed in. */
public record AccountPage(
    Frame frame, String email, String name, List<Session> sessions, @Nullable String error) {

  public AccountPage {
    sessions = List.copyOf(sessions);
  }

  static AccountPage of(
      Customer customer, List<SignIn> live, Caller.Fan fan, Visit visit, @Nullable String error) {
    return new AccountPage(
        Frame.of(visit, visit.words().text("account.title")).with("notify.js"),
        customer.email().value(),
        Objects.requireNonNullElse(customer.name(), ""),
        live.stream()
            .map(
                each ->
                    new Session(
                        each.session().toString(),
                        Objects.requireNonNullElse(
                            each.agent(), visit.words().text("account.session.unknown")),
                        visit.local().brief(each.at(), ZoneOffset.UTC) + " UTC",
                        each.session().equals(fan.session().sessionId())))
            .toList(),
        error);
  }

  /** A sign-in that goes on. */
  public record Session(String id, String agent, String since, boolean current) {}
}
