package io.fairqueue.http.picture;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.fairqueue.domain.EventId;
import io.fairqueue.domain.picture.PictureId;
import io.fairqueue.http.recent.RecentPictures;
import io.fairqueue.messages.mail.letter.Logo;
import io.fairqueue.port.picture.StoredPicture;
import jakarta.inject.Singleton;
import java.util.Optional;

/** Logos as mails show them, each made small once. Thread-safe, bounded. */
@Singleton
public final class MailLogos {

  private static final int MAX_LOGOS = 200;

  private final RecentPictures pictures;
  private final Cache<PictureId, Logo> made = Caffeine.newBuilder().maximumSize(MAX_LOGOS).build();

  MailLogos(RecentPictures pictures) {
    this.pictures = pictures;
  }

  /** The logo of an event; empty for one without. May read the stores, and so block. */
  public Optional<Logo> of(EventId event) {
    return pictures.logo(event).flatMap(pictures::find).flatMap(this::small);
  }

  private Optional<Logo> small(StoredPicture picture) {
    return switch (picture) {
      case StoredPicture.Kept kept ->
          Optional.of(made.get(kept.id(), id -> LogoMaker.forMail(kept.picture())));
      case StoredPicture.InBucket elsewhere -> Optional.empty();
    };
  }
}
