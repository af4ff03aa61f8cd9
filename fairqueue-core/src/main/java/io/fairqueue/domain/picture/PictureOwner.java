package io.fairqueue.domain.picture;

import io.fairqueue.domain.CustomerId;
import io.fairqueue.domain.EventId;
import java.util.UUID;

/** What a picture is of. */
public sealed interface PictureOwner {

  /** The id of the fan or the event. */
  UUID id();

  /**
   * Where the picture is in a bucket. It is made of ids alone, so nobody's uploads reach another
   * one's.
   */
  String key(PictureId picture);

  /** A fan, whose photo it is. */
  record OfFan(CustomerId fan) implements PictureOwner {

    @Override
    public UUID id() {
      return fan.value();
    }

    @Override
    public String key(PictureId picture) {
      return "photos/" + fan + "/" + picture;
    }
  }

  /** An event. */
  record OfEvent(EventId event) implements PictureOwner {

    @Override
    public UUID id() {
      return event.value();
    }

    @Override
    public String key(PictureId picture) {
      return "events/" + event + "/" + picture;
    }
  }

  /** An event, of whose pages it is the logo; it is never in a bucket. */
  record LogoOf(EventId event) implements PictureOwner {

    @Override
    public UUID id() {
      return event.value();
    }

    @Override
    public String key(PictureId picture) {
      return "logos/" + event + "/" + picture;
    }
  }
}
