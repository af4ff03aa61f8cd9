package io.fairqueue.cli.event;

import io.fairqueue.cli.input.Consent;
import io.fairqueue.cli.input.Moments;
import io.fairqueue.cli.output.Format;
import io.fairqueue.cli.output.Found;
import io.fairqueue.cli.output.Output;
import io.fairqueue.cli.output.RefusedException;
import io.fairqueue.cli.stores.Backend;
import io.fairqueue.cli.stores.Backends;
import io.fairqueue.cli.stores.StoreOptions;
import io.fairqueue.domain.EventId;
import io.fairqueue.domain.InvalidInputException;
import io.fairqueue.domain.notice.NoticeAudience;
import io.fairqueue.domain.notice.NoticeId;
import io.fairqueue.domain.notice.NoticeLevel;
import io.fairqueue.domain.notice.NoticeReach;
import io.fairqueue.domain.notice.NoticeSending;
import io.fairqueue.domain.notice.PublicNotice;
import io.fairqueue.port.notice.NoticeStore.PostOutcome;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What fans of an event are told: says it, takes it back, or lists it. */
@Command(
    name = "notice",
    description = "Tells all fans of an event something, takes it back, or lists what was told.")
final class EventNotice implements Runnable {

  private final Backends backends;
  private final Output output;
  private final InstantSource time;

  @Mixin StoreOptions where = new StoreOptions();
  @Mixin Format format = new Format();
  @Mixin Consent consent = new Consent();

  @Parameters(paramLabel = "EVENT", description = "The event's id.")
  EventId event;

  @Option(
      names = "--text",
      paramLabel = "LANGUAGE=TEXT",
      description = "What to tell, as en=TEXT; once for each language.")
  Map<String, String> text = new LinkedHashMap<>();

  @Option(names = "--warning", description = "It matters to all.")
  boolean warning;

  @Option(
      names = "--until",
      paramLabel = "TIME",
      description = "When it is shown no more: a time like 2026-01-31T18:00:00Z, or +2h.")
  @Nullable String until;

  @Option(names = "--mail", description = "Send it by mail besides; it is shown anyhow.")
  boolean mail;

  @Option(names = "--push", description = "Push it to devices besides.")
  boolean push;

  @Option(
      names = "--to",
      paramLabel = "WHOM",
      description = "Whom to send it to: ${COMPLETION-CANDIDATES} (default: ALL).")
  @Nullable NoticeAudience audience;

  @Option(names = "--take-back", paramLabel = "NOTICE", description = "Show this one no more.")
  @Nullable NoticeId takenBack;

  @Inject
  EventNotice(Backends backends, Output output, InstantSource time) {
    this.backends = backends;
    this.output = output;
    this.time = time;
  }

  @Override
  public void run() {
    if (text.isEmpty() && (warning || until != null || mail || push)) {
      throw new InvalidInputException("--text", "is needed: what is to be told");
    }
    if (audience != null && !mail && !push) {
      throw new InvalidInputException("--to", "needs --mail or --push");
    }
    if (!text.isEmpty() && takenBack != null) {
      throw new InvalidInputException("--take-back", "goes without --text");
    }
    try (Backend backend = backends.open(where)) {
      if (takenBack != null) {
        takeBack(backend, takenBack);
      } else if (text.isEmpty()) {
        list(backend);
      } else {
        post(backend);
      }
    }
  }

  private void post(Backend backend) {
    @Nullable Instant end = until == null ? null : Moments.read("--until", until, time.instant());
    NoticeLevel level = warning ? NoticeLevel.WARNING : NoticeLevel.INFO;
    @Nullable NoticeSending sending = sending(backend);
    var answer =
        backend.fairQueue().notices().post(Backend.OPERATOR, event, level, text, end, sending);
    switch (Found.in(answer, "event " + event)) {
      case PostOutcome.Posted posted -> {
        output.print(format, Row.of(posted.notice()));
        if (sending != null) {
          output.tell("It is sent to %d fans; a running server does.".formatted(posted.told()));
        }
      }
      case PostOutcome.TooMany many ->
          throw new RefusedException(
              "Fans were just told something. The next notice may be posted at "
                  + many.next()
                  + ".");
    }
  }

  /** What goes out does not come back, so it is said first to how many. */
  private @Nullable NoticeSending sending(Backend backend) {
    if (!mail && !push) {
      return null;
    }
    NoticeAudience whom = audience == null ? NoticeAudience.ALL : audience;
    var answer = backend.fairQueue().notices().reach(Backend.OPERATOR, event, whom);
    NoticeReach reach = Found.in(answer, "event " + event);
    consent.require(
        "it goes to %d fans, of whom %d have a mailbox and %d a device"
            .formatted(reach.fans(), reach.mail(), reach.push()));
    return new NoticeSending(whom, mail, push);
  }

  private void takeBack(Backend backend, NoticeId notice) {
    var answer = backend.fairQueue().notices().takeBack(Backend.OPERATOR, event, notice);
    if (!Found.in(answer, "event " + event)) {
      throw Found.none("notice " + notice + " that is shown");
    }
    output.tell("The notice is shown no more.");
  }

  private void list(Backend backend) {
    List<Row> rows =
        Found.in(backend.fairQueue().notices().list(Backend.OPERATOR, event), "event " + event)
            .stream()
            .map(Row::of)
            .toList();
    output.print(format, rows, "Fans were told nothing.");
  }

  private record Row(
      String id,
      String level,
      String text,
      Instant postedAt,
      @Nullable Instant until,
      @Nullable Instant takenBackAt) {

    static Row of(PublicNotice notice) {
      return new Row(
          notice.id().toString(),
          notice.level().name(),
          notice.text().toString(),
          notice.postedAt(),
          notice.until(),
          notice.takenBackAt());
    }
  }
}
