package io.fairqueue.messages.push;

import io.fairqueue.domain.Claim;
import io.fairqueue.domain.ClaimFacts;
import io.fairqueue.domain.Event;
import io.fairqueue.domain.QueueEntry;
import io.fairqueue.domain.message.Message;
import io.fairqueue.messages.mail.Facts;
import io.fairqueue.messages.mail.Links;
import io.fairqueue.messages.mail.letter.Note;
import io.fairqueue.port.Stores;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a fan's devices show of a message in a language, if it still says something. */
final class PushDrafts {

  /** News of a purchase; the tickets themselves come by other ways. */
  private static final Duration NEWS = Duration.ofHours(24);

  /** By then it is most likely the turn itself that is to be told. */
  private static final Duration NEAR = Duration.ofMinutes(5);

  private static final Draft UNPUSHED = new Draft.Pointless("no push tells of it");
  private static final Draft NOT_WAITING = new Draft.Pointless("the fan doesn't wait any more");
  private static final Draft OVER = new Draft.Pointless("nothing is on sale any more");

  private final Stores stores;
  private final Facts facts;
  private final Links links;
  private final Locale locale;
  private final InstantSource time;

  PushDrafts(Stores stores, Links links, Locale locale, InstantSource time) {
    this.stores = stores;
    this.facts = new Facts(stores, locale);
    this.links = links;
    this.locale = locale;
    this.time = time;
  }

  /** What is to be shown. */
  sealed interface Draft {

    record Worth(PushMessage message) implements Draft {}

    record Pointless(String why) implements Draft {}
  }

  Draft of(Message message) {
    return switch (message) {
      case Message.Drawn drawn -> drawn(drawn);
      case Message.TurnNear near -> near(near);
      case Message.Admitted admitted -> turn(admitted);
      case Message.ClaimConfirmed confirmed -> purchase(confirmed);
      case Message.NoticePosted posted -> notice(posted);
      case Message.PlaceAsked asked -> UNPUSHED;
      case Message.AdmissionLapsed lapsed -> UNPUSHED;
      case Message.Removed removed -> UNPUSHED;
      case Message.ClaimHeld held -> UNPUSHED;
      case Message.TicketsResent resent -> UNPUSHED;
      case Message.ClaimReleased released -> UNPUSHED;
      case Message.OfMoney money -> UNPUSHED;
      case Message.EventChanged changed -> UNPUSHED;
      case Message.EventCancelled cancelled -> UNPUSHED;
      case Message.EventSoldOut soldOut -> UNPUSHED;
      case Message.EventReopened reopened -> UNPUSHED;
      case Message.TicketCheckedIn in -> UNPUSHED;
      case Message.AccountCreated created -> UNPUSHED;
      case Message.StaffDeviceSeen seen -> UNPUSHED;
      case Message.EndpointDisabled disabled -> UNPUSHED;
      case Message.EndpointTested tested -> UNPUSHED;
    };
  }

  private Draft drawn(Message.Drawn drawn) {
    Message.Place place = drawn.place();
    Event event = facts.event(place.event());
    if (event == null || !event.isLive()) {
      return OVER;
    }
    QueueEntry.Waiting mine = waiting(place);
    if (mine == null) {
      return NOT_WAITING;
    }
    Note note =
        Note.in(locale, "push-drawn")
            .with("event", facts.name(event))
            .with("place", Long.toString(mine.facts().place()))
            .note();
    return new Draft.Worth(
        new PushMessage(
            payload(drawn, note, links.line(place.event()), event, null),
            topic(place.entry().value()),
            NEWS,
            false));
  }

  /** The fan's place, if the fan still waits for it; else null. */
  private QueueEntry.@Nullable Waiting waiting(Message.Place place) {
    return stores.lineReads().find(place.event(), place.customer()).orElse(null)
                instanceof QueueEntry.Waiting mine
            && mine.id().equals(place.entry())
        ? mine
        : null;
  }

  private Draft near(Message.TurnNear near) {
    Message.Place place = near.place();
    Event event = facts.event(place.event());
    if (event == null || !event.isLive()) {
      return OVER;
    }
    if (waiting(place) == null) {
      return NOT_WAITING;
    }
    Note note = Note.in(locale, "push-near").with("event", facts.name(event)).note();
    return new Draft.Worth(
        new PushMessage(
            payload(near, note, links.line(place.event()), event, null),
            topic(place.entry().value()),
            NEAR,
            false));
  }

  private Draft turn(Message.Admitted admitted) {
    Message.Place place = admitted.place();
    Event event = facts.event(place.event());
    if (event == null || !event.isLive()) {
      return OVER;
    }
    Instant now = time.instant();
    QueueEntry entry = stores.lineReads().find(place.event(), place.customer()).orElse(null);
    if (!(entry instanceof QueueEntry.Admitted mine
        && mine.id().equals(place.entry())
        && mine.isValidAt(now))) {
      return new Draft.Pointless("the turn is over");
    }
    Instant until = mine.admittedUntil();
    Note note =
        Note.in(locale, "push-turn")
            .with("event", facts.name(event))
            .with("until", until, Facts.zone(event.details().timeZone()))
            .note();
    return new Draft.Worth(
        new PushMessage(
            payload(admitted, note, links.line(place.event()), event, until),
            topic(place.entry().value()),
            Duration.between(now, until),
            true));
  }

  private Draft purchase(Message.ClaimConfirmed confirmed) {
    ClaimFacts claim = confirmed.claim();
    Event event = facts.event(claim.eventId());
    if (event == null || !(facts.claim(claim.id()) instanceof Claim.Confirmed)) {
      return new Draft.Pointless("its tickets are void");
    }
    Note note = Note.in(locale, "push-purchase").with("event", facts.name(event)).note();
    return new Draft.Worth(
        new PushMessage(
            payload(confirmed, note, links.claim(claim.id()), event, null),
            topic(claim.entryId().value()),
            NEWS,
            false));
  }

  private Draft notice(Message.NoticePosted posted) {
    Event event = facts.event(posted.id());
    String text = event == null || !posted.isPushed() ? null : facts.said(event, posted.notice());
    if (event == null || text == null) {
      return new Draft.Pointless("it was taken back, or is not pushed");
    }
    Note note =
        Note.in(locale, "push-notice").with("event", facts.name(event)).with("text", text).note();
    return new Draft.Worth(
        new PushMessage(
            payload(posted, note, links.event(event.id()), event, null),
            topic(posted.notice().value()),
            NEWS,
            false));
  }

  private static PushMessage.Payload payload(
      Message message, Note note, @Nullable URI url, Event event, @Nullable Instant until) {
    return new PushMessage.Payload(
        message.type().wireName(),
        note.title(),
        note.body(),
        url == null ? null : url.toString(),
        event.id().toString(),
        event.details().storefront().slug(),
        until == null ? null : until.toString());
  }

  /** A place in a line has one thing to say at a time. */
  private static String topic(UUID entry) {
    return entry.toString().replace("-", "");
  }
}
