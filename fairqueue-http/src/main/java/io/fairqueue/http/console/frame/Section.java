package io.fairqueue.http.console.frame;

import io.fairqueue.domain.staff.Right;
import io.fairqueue.http.page.frame.Keys;

/** A page of one event, or several of one topic, as the menu leads to them. */
public enum Section {
  LIVE("", Right.SEE),
  CHARTS("/charts", Right.SEE),
  EDIT("/edit", Right.RUN),
  DOOR("/checkin", Right.CHECK_IN),
  SEATS("/seats", Right.SEE),
  ATTENDEES("/attendees", Right.SEE_PEOPLE),
  CLAIMS("/claims", Right.SEE_PEOPLE),
  PAYMENTS("/payments", Right.SEE_PEOPLE),
  LINE("/line", Right.SEE_PEOPLE),
  NOTICES("/messages", Right.SEE),
  REPORT("/report", Right.SEE),
  STAFF("/staff", Right.OWN),
  WEBHOOKS("/webhooks", Right.OWN),
  AUDIT("/audit", Right.READ_AUDIT);

  private final String below;
  private final Right right;

  Section(String below, Right right) {
    this.below = below;
    this.right = right;
  }

  /** What follows the event in its address. */
  public String below() {
    return below;
  }

  /** Who may look at it. */
  public Right right() {
    return right;
  }

  /** The end of the name of what it is called. */
  public String key() {
    return Keys.of(this);
  }
}
