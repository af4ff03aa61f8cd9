package io.fairqueue.line;

import io.fairqueue.domain.CustomerId;
import io.fairqueue.domain.EventId;
import io.fairqueue.domain.QueueEntry;
import io.fairqueue.domain.message.Channel;
import io.fairqueue.port.LineReads;
import io.fairqueue.port.LineStore;
import io.fairqueue.port.message.Courier;
import java.time.InstantSource;
import java.util.List;

/** Mails a fan who waits where that is. */
final class MailPlace {

  private final LineStore lines;
  private final LineReads reads;
  private final boolean isPossible;
  private final InstantSource time;

  MailPlace(LineStore lines, LineReads reads, List<Courier> couriers, InstantSource time) {
    this.lines = lines;
    this.reads = reads;
    this.isPossible = couriers.stream().anyMatch(courier -> courier.channel() == Channel.MAIL);
    this.time = time;
  }

  boolean isPossible() {
    return isPossible;
  }

  Line.Mailing mail(EventId event, CustomerId customer) {
    if (!isPossible) {
      return Line.Mailing.NO_MAIL;
    }
    if (!(reads.find(event, customer).orElse(null) instanceof QueueEntry.Waiting waiting)) {
      return Line.Mailing.NOT_WAITING;
    }
    // Where it was told before, that mail is the one that was asked for.
    var unused = lines.tellAsked(waiting, time.instant());
    return Line.Mailing.ON_ITS_WAY;
  }
}
