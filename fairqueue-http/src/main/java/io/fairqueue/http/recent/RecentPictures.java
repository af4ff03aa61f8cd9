package io.fairqueue.http.recent;

import com.fasterxml.jackson.core.type.TypeReference;
import com.github.benmanes.caffeine.cache.Ticker;
import io.fairqueue.domain.picture.PictureId;
import io.fairqueue.domain.picture.PictureOwner;
import io.fairqueue.port.SharedReadings;
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

  private final ReadCache<PictureId, Optional<StoredPicture>> byId;
  private final ReadCache<PictureOwner, Optional<StoredPicture>> byOwner;

  public RecentPictures(PictureStore delegate, ReadPermits permits) {
    this.byId = cache(id -> permits.with(() -> delegate.find(id)));
    this.byOwner = cache(owner -> permits.with(() -> delegate.of(owner)));
  }

  /** The picture of this name. */
  public Optional<StoredPicture> find(PictureId id) {
    return byId.get(id);
  }

  /** An owner's picture. */
  public Optional<StoredPicture> of(PictureOwner owner) {
    return byOwner.get(owner);
  }

  /** A picture came or went here. Never blocks. */
  public void invalidate() {
    byId.invalidateAll();
    byOwner.invalidateAll();
  }

  private static <K> ReadCache<K, Optional<StoredPicture>> cache(
      Function<K, Optional<StoredPicture>> read) {
    Ticker ticker = Ticker.systemTicker();
    return new ReadCache<>(
        MAX_PICTURES,
        0,
        ticker,
        new Source<>(
            ticker,
            SharedReadings.none(),
            SharedJson.type(new TypeReference<Object>() {}),
            key -> Optional.empty(),
            read));
  }
}
