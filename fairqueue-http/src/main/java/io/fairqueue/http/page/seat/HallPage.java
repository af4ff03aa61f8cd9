package io.fairqueue.http.page.seat;

import io.fairqueue.http.page.event.EventHead;
import io.fairqueue.http.page.frame.Frame;
import java.util.List;

/** The sections of a hall, for whoever looks. */
public record HallPage(Frame frame, EventHead event, List<SectionLink> sections) {

  public HallPage {
    sections = List.copyOf(sections);
  }
}
