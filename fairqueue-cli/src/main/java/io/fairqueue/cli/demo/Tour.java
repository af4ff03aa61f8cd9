package io.fairqueue.cli.demo;

import io.fairqueue.cli.crowd.setup.Accounts;
import io.fairqueue.domain.EmailAddress;
import io.fairqueue.domain.EventId;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;

/**
 * Where to look after the demo.
 *
 * @param data the directory that the server runs on
 */
record Tour(URI server, Path data, EventId event, EmailAddress organizer, String password) {

  private static final Path USUAL = Path.of("data");

  List<String> lines() {
    EmailAddress fan = Accounts.fan(1);
    return List.of(
        "",
        "Look around:",
        "  the event    " + server.resolve("/api/v1/events/" + event),
        "  its line     ./fairqueue queue show " + event + onData(),
        "  the proof    ./fairqueue check" + onData(),
        "  the API      " + server.resolve("/docs"),
        "  the mailbox  " + server.resolve("/dev/mailbox"),
        "",
        "Log in as the organizer, " + organizer + ", with the password " + password,
        "  curl -s %s -H 'Content-Type: application/json' \\"
            .formatted(server.resolve("/api/v1/auth/organizer/login")),
        "    -d '{\"email\":\"%s\",\"password\":\"%s\"}'".formatted(organizer, password),
        "",
        "Log in as a fan, like %s: ask for a code, and read it in the mailbox".formatted(fan),
        "  curl -s %s -H 'Content-Type: application/json' \\"
            .formatted(server.resolve("/api/v1/auth/customer/otp/request")),
        "    -d '{\"email\":\"%s\"}'".formatted(fan),
        "");
  }

  private String onData() {
    return data.equals(USUAL) ? "" : " --data " + data;
  }
}
