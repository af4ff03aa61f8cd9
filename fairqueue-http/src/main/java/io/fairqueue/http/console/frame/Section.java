package io.fairqueue.http.console.frame;

import io.fairqueue.http.page.frame.Keys;

/** A page of one event, or several of one topic, as the menu leads to them. */
public enum Section {
  LIVE(""),
  EDIT("/edit");

  private final String below;

  Section(String below) {
    this.below = below;
  }

  /** What follows the event in its address. */
  public String below() {
    return below;
  }

  /** The end of the name of what it is called. */
  public String key() {
    return Keys.of(this);
  }
}
