package io.fairqueue.http.recent;

import com.github.benmanes.caffeine.cache.Ticker;
import io.fairqueue.domain.EventId;
import io.fairqueue.domain.picture.PictureId;
import io.fairqueue.domain.picture.PictureOwner;
import io.fairqueue.port.picture.PictureStore;
import io.fairqueue.port.picture.StoredPicture;
import java.util.Optional;
import java.util.function.Function;

/**
 * Pictures as they were a second ago at most: all who look at one share a reading of it.
 * Thread-safe, bounded.
 */
public final class RecentPictures {

  /** Of some 200 KB each. */
  private static final int MAX_PICTURES = 100;

  /** Of names alone. */
  private static final int MAX_LOGOS = 10_000;

  private final ReadCache<PictureId, Optional<StoredPicture>> byId;
  private final ReadCache<PictureOwner, Optional<StoredPicture>> byOwner;
  private final ReadCache<EventId, Optional<PictureId>> logos;

  public RecentPictures(PictureStore delegate, ReadPermits permits) {
    this.byId = cache(MAX_PICTURES, id -> permits.with(() -> delegate.find(id)));
    this.byOwner = cache(MAX_PICTURES, owner -> permits.with(() -> delegate.of(owner)));
    this.logos =
        cache(
            MAX_LOGOS, event -> permits.with(() -> delegate.idOf(new PictureOwner.LogoOf(event))));
  }

  /** The picture of this name. */
  public Optional<StoredPicture> find(PictureId id) {
    return byId.get(id);
  }

  /** An owner's picture. */
  public Optional<StoredPicture> of(PictureOwner owner) {
    return byOwner.get(owner);
  }

  /** The name of the logo of an event's pages. */
  public Optional<PictureId> logo(EventId event) {
    return logos.get(event);
  }

  /** The same, as it was read a second ago at most; empty for no answer. Never blocks. */
  public Optional<Optional<PictureId>> peekLogo(EventId event) {
    return Optional.ofNullable(logos.peek(event));
  }

  /** A picture came or went here. Never blocks. */
  public void invalidate() {
    byId.invalidateAll();
    byOwner.invalidateAll();
    logos.invalidateAll();
  }

  private static <K, V> ReadCache<K, Optional<V>> cache(int max, Function<K, Optional<V>> read) {
    Ticker ticker = Ticker.systemTicker();
    return new ReadCache<>(max, 0, ticker, Source.unshared(ticker, read));
  }
}
