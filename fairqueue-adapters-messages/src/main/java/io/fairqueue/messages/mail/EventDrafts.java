package io.fairqueue.messages.mail;

import io.fairqueue.domain.Event;
import io.fairqueue.domain.EventDetails;
import io.fairqueue.domain.message.Message;
import io.fairqueue.messages.mail.template.EventCancelledMail;
import io.fairqueue.messages.mail.template.EventMovedMail;
import io.fairqueue.messages.mail.template.NoticeMail;
import io.fairqueue.messages.mail.template.Occasion;

/** What holders of tickets are told of their event. */
final class EventDrafts {

  private final Facts facts;
  private final Links links;

  EventDrafts(Facts facts, Links links) {
    this.facts = facts;
    this.links = links;
  }

  Draft changed(Message.EventChanged changed) {
    Event event = facts.event(changed.id());
    if (event == null || event instanceof Event.Cancelled) {
      return new Draft.Pointless("the event does not take place");
    }
    if (!changed.isMoved()) {
      return new Draft.Pointless("it is where and when it was");
    }
    if (!changed.after().equals(visit(event.details()))) {
      return new Draft.Pointless("it has changed again, which is told by itself");
    }
    Occasion now = facts.occasion(event);
    Message.Visit before = changed.before();
    Occasion former =
        new Occasion(
            now.id(),
            now.edition(),
            now.name(),
            before.venue(),
            before.startsAt(),
            before.endsAt(),
            Facts.zone(before.timeZone()),
            now.organizer());
    return new Draft.Worth(new EventMovedMail(now, former, links.event(changed.id())));
  }

  Draft cancelled(Message.EventCancelled cancelled) {
    Event event = facts.event(cancelled.id());
    return event == null
        ? new Draft.Pointless("the event is gone")
        : new Draft.Worth(new EventCancelledMail(facts.occasion(event), cancelled.reason()));
  }

  Draft notice(Message.NoticePosted posted) {
    if (!posted.isMailed()) {
      return new Draft.Pointless("it is not told by mail");
    }
    Event event = facts.event(posted.id());
    String text = event == null ? null : facts.said(event, posted.notice());
    return event == null || text == null
        ? new Draft.Pointless("it was taken back")
        : new Draft.Worth(new NoticeMail(facts.occasion(event), text, links.event(event.id())));
  }

  private static Message.Visit visit(EventDetails details) {
    return new Message.Visit(
        details.venue(), details.timeZone(), details.startsAt(), details.endsAt());
  }
}
