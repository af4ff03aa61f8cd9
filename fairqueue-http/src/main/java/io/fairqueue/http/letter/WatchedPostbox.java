package io.fairqueue.http.letter;

import io.fairqueue.http.outage.Outages;
import io.fairqueue.messages.mail.OutgoingMail;
import io.fairqueue.messages.mail.Postbox;

/**
 * Tells operators once when a mail server takes nothing, and once when it does again. What it says
 * of one mailbox it says because it is there. Thread-safe.
 */
final class WatchedPostbox implements Postbox {

  private final Postbox postbox;
  private final Outages outages;

  WatchedPostbox(Postbox postbox, Outages outages) {
    this.postbox = postbox;
    this.outages = outages;
  }

  @Override
  public int room() {
    return postbox.room();
  }

  @Override
  public Posted post(OutgoingMail mail) {
    Posted posted = postbox.post(mail);
    switch (posted) {
      case Posted.Taken taken -> outages.worked(Outages.MAIL);
      case Posted.Refused refused -> outages.worked(Outages.MAIL);
      case Posted.Deferred deferred -> outages.worked(Outages.MAIL);
      case Posted.Later later -> {
        // Else nobody was asked.
        if (later.isFailure()) {
          outages.failed(Outages.MAIL, later.why());
        }
      }
    }
    return posted;
  }
}
