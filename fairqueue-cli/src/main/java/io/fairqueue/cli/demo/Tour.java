package io.fairqueue.cli.demo;

import io.fairqueue.cli.crowd.setup.Accounts;
import io.fairqueue.domain.EmailAddress;
import io.fairqueue.domain.EventId;
import io.fairqueue.http.request.Paths;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;

/**
 * Where to look after the demo.
 *
 * @param console signs the organizer in, once
 * @param data the directory that the server runs on
 */
record Tour(
    URI server, URI console, Path data, EventId event, EmailAddress organizer, String password) {

  private static final Path USUAL = Path.of("data");

  List<String> lines() {
    EmailAddress fan = Accounts.fan(1);
    return List.of(
        "",
        "Look around:",
        "  its page     " + server.resolve(Paths.of(Paths.PAGE_EVENT, event)),
        "  all events   " + server.resolve("/"),
        "  the console  " + console + "  (signs you in, once)",
        "  the event    " + server.resolve(Paths.of(Paths.EVENT, event)),
        "  its line     ./fairqueue queue show " + event + onData(),
        "  the proof    ./fairqueue check" + onData(),
        "  the API      " + server.resolve(Paths.DOCS),
        "  the mailbox  " + server.resolve(Paths.MAILBOX),
        "",
        "Log in as the organizer, " + organizer + ", with the password " + password,
        "  curl -s %s -H 'Content-Type: application/json' \\"
            .formatted(server.resolve(Paths.AUTH_ORGANIZER + Paths.LOGIN)),
        "    -d '{\"email\":\"%s\",\"password\":\"%s\"}'".formatted(organizer, password),
        "",
        "Buy a ticket on the event's page: sign in as a fan, like %s, with a code from the mailbox"
            .formatted(fan),
        "",
        "Log in as a fan, like %s: ask for a code, and read it in the mailbox".formatted(fan),
        "  curl -s %s -H 'Content-Type: application/json' \\"
            .formatted(server.resolve(Paths.AUTH_CUSTOMER + Paths.OTP_REQUEST)),
        "    -d '{\"email\":\"%s\"}'".formatted(fan),
        "");
  }

  private String onData() {
    return data.equals(USUAL) ? "" : " --data " + data;
  }
}
