package io.fairqueue.http.page.event;

import io.fairqueue.domain.PriceRange;
import io.fairqueue.domain.TierId;
import io.fairqueue.domain.notice.PublicNotice;
import io.fairqueue.domain.picture.PictureId;
import io.fairqueue.event.EventView;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * All that is read for what pages say of an event: where nothing of it has changed, they say the
 * same.
 *
 * @param prices what each tier costs
 * @param notices what fans were told, the latest first
 */
record EventReading(
    EventView view,
    Map<TierId, PriceRange> prices,
    Optional<PictureId> logo,
    List<PublicNotice> notices) {

  EventReading {
    prices = Map.copyOf(prices);
    notices = List.copyOf(notices);
  }
}
