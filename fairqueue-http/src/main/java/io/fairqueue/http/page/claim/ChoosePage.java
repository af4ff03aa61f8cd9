package io.fairqueue.http.page.claim;

import io.fairqueue.http.page.event.EventHead;
import io.fairqueue.http.page.frame.Frame;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an admitted fan may choose from.
 *
 * @param entry names the admission, so that an old form is known as one
 * @param max how many tickets there may be in all
 * @param counts the numbers to choose from
 * @param sections the free seats of this page
 * @param more the address of the next seats; null for none
 */
public record ChoosePage(
    Frame frame,
    EventHead event,
    String entry,
    Instant until,
    Instant now,
    String left,
    int max,
    List<Integer> counts,
    List<Section> sections,
    @Nullable String more) {

  public ChoosePage {
    counts = List.copyOf(counts);
    sections = List.copyOf(sections);
  }

  /** Seats of one part of the place. */
  public record Section(String name, List<Place> places) {

    public Section {
      places = List.copyOf(places);
    }
  }

  /** A free seat. */
  public record Place(String id, String name, String price) {}
}
