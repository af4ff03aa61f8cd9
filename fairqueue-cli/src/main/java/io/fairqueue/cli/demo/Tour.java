package io.fairqueue.cli.demo;

import io.fairqueue.cli.crowd.Accounts;
import io.fairqueue.domain.EmailAddress;
import io.fairqueue.domain.EventId;
import java.net.URI;
import java.util.List;

/** Where to look after the demo. */
record Tour(URI server, EventId event, EmailAddress organizer, String password) {

  List<String> lines() {
    EmailAddress fan = Accounts.fan(1);
    return List.of(
        "",
        "Look around:",
        "  the event    " + server.resolve("/api/v1/events/" + event),
        "  its line     fairqueue queue show " + event,
        "  the API      " + server.resolve("/docs"),
        "  the mailbox  " + server.resolve("/dev/mailbox"),
        "",
        "Log in as the organizer, " + organizer + ", with the password " + password,
        "  curl -s %s -H 'Content-Type: application/json' \\"
            .formatted(server.resolve("/api/v1/auth/organizer/login")),
        "    -d '{\"email\":\"%s\",\"password\":\"%s\"}'".formatted(organizer, password),
        "",
        "Log in as a fan, %s (1 to the last): ask for a code, and read it in the mailbox".formatted(fan),
        "  curl -s %s -H 'Content-Type: application/json' \\"
            .formatted(server.resolve("/api/v1/auth/customer/otp/request")),
        "    -d '{\"email\":\"%s\"}'".formatted(fan),
        "");
  }
}
