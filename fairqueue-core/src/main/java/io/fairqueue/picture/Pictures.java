package io.fairqueue.picture;

import io.fairqueue.access.Actor;
import io.fairqueue.access.Permitted;
import io.fairqueue.domain.CustomerId;
import io.fairqueue.domain.EventId;
import io.fairqueue.domain.picture.Picture;
import io.fairqueue.domain.picture.PictureId;
import io.fairqueue.domain.picture.PictureOwner;
import io.fairqueue.domain.picture.PictureType;
import io.fairqueue.domain.staff.Right;
import io.fairqueue.port.IdSource;
import io.fairqueue.port.Parts;
import io.fairqueue.port.picture.PictureBucket;
import io.fairqueue.port.picture.PictureStore;
import io.fairqueue.port.picture.StoredPicture;
import java.net.URI;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Pictures: a photo of each fan, and one of each event, with the logo of its pages.
 *
 * <p>Thread-safe. Methods read or write the stores, and so block; a store in trouble throws {@link
 * io.fairqueue.port.StoreUnavailableException}; a size that is not taken throws {@link
 * io.fairqueue.domain.InvalidInputException}. Acts on an event's picture and logo are for its
 * staff, by their rights; each leaves an audit row.
 */
public final class Pictures {

  private final PictureStore store;
  private final @Nullable PictureBucket bucket;
  private final GrantUpload grant;
  private final ActOnEvent onEvent;
  private final IdSource ids;
  private final InstantSource time;

  /** Joins the verbs to the stores. */
  public Pictures(Parts parts) {
    this.store = parts.stores().pictures();
    this.bucket = parts.bucket();
    this.ids = parts.ids();
    this.time = parts.time();
    this.grant = new GrantUpload(store, bucket, ids, time);
    this.onEvent = new ActOnEvent(parts.stores(), time);
  }

  /**
   * Lets a fan upload a photo for a quarter of an hour; it takes the place of the present one.
   * Asking again is safe.
   *
   * @param size in bytes, exactly
   */
  public Grant grant(CustomerId fan, PictureType type, long size) {
    return grant.grant(new PictureOwner.OfFan(fan), type, size);
  }

  /** The same for an event's picture. */
  public Permitted<Grant> grant(Actor actor, EventId event, PictureType type, long size) {
    return onEvent.act(
        actor, event, Right.RUN, "event.set-picture", owner -> grant.grant(owner, type, size));
  }

  /**
   * Keeps what was uploaded here under a {@link Grant.Here}; the caller has checked that it was.
   * Repeating is safe.
   *
   * @return {@code false} if the account or the event is gone
   */
  public boolean keep(PictureOwner owner, Picture picture) {
    return store.put(owner, new PictureId(ids.next()), picture, time.instant());
  }

  /** A picture by its name. One read. */
  public Optional<StoredPicture> find(PictureId id) {
    return store.find(id);
  }

  /** The picture of a fan or an event. One read. */
  public Optional<StoredPicture> of(PictureOwner owner) {
    return store.of(owner);
  }

  /** The name of a fan's photo; empty for a fan without one. One read. */
  public Optional<PictureId> photo(CustomerId fan) {
    return store.idOf(new PictureOwner.OfFan(fan));
  }

  /** Where a picture in the bucket may be read for some minutes; empty without a bucket. */
  public Optional<URI> link(StoredPicture.InBucket picture) {
    return Optional.ofNullable(bucket).map(there -> there.link(picture.key(), time.instant()));
  }

  /** Takes a fan's photo away; {@code false} if there is none, and so when repeated. */
  public boolean remove(CustomerId fan) {
    return store.remove(new PictureOwner.OfFan(fan), time.instant());
  }

  /**
   * Puts a logo on an event's pages, in place of the present one. The caller has made it again of
   * what was sent. Repeating is safe.
   *
   * @return {@code false} if the event is gone by now
   */
  public Permitted<Boolean> setLogo(Actor actor, EventId event, Picture logo) {
    return onLogo(actor, event, "event.set-logo", owner -> keep(owner, logo));
  }

  /** Takes an event's logo away; {@code false} if there is none, and so when repeated. */
  public Permitted<Boolean> removeLogo(Actor actor, EventId event) {
    return onLogo(actor, event, "event.remove-logo", owner -> store.remove(owner, time.instant()));
  }

  private Permitted<Boolean> onLogo(
      Actor actor, EventId event, String action, Predicate<PictureOwner> act) {
    return onEvent.act(
        actor, event, Right.OWN, action, owner -> act.test(new PictureOwner.LogoOf(event)));
  }

  /** The name of an event's logo; empty for an event without one. One read. */
  public Optional<PictureId> logo(EventId event) {
    return store.idOf(new PictureOwner.LogoOf(event));
  }

  /** Takes an event's picture away, likewise. */
  public Permitted<Boolean> remove(Actor actor, EventId event) {
    return onEvent.act(
        actor,
        event,
        Right.RUN,
        "event.remove-picture",
        owner -> store.remove(owner, time.instant()));
  }
}
