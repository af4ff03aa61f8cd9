package io.fairqueue.http.page.line;

import io.fairqueue.http.page.event.EventHead;
import io.fairqueue.http.page.event.ReturnTo;
import io.fairqueue.http.page.frame.Frame;
import org.jspecify.annotations.Nullable;

/**
 * A line, for a fan who wants to be, is or was in it.
 *
 * @param waiting how many are in line
 * @param inLobby how many wait for a place by the draw
 * @param live where a browser hears of news
 * @param mails whether a place can be mailed
 * @param shop where the turn is spent; null for here
 * @param onward the shop's address, with what proves the admission; null before the turn
 */
public record LinePage(
    Frame frame,
    EventHead event,
    LineState state,
    String waiting,
    String inLobby,
    LiveAddresses live,
    boolean mails,
    @Nullable ReturnTo shop,
    @Nullable String onward) {

  /** Where a form of this page is sent to. */
  public String form(String below) {
    String address = frame.at(event.page("/line" + below));
    return shop == null ? address : shop.keptBy(address);
  }

  /** Where tickets are chosen. */
  public String choose() {
    return onward == null ? frame.at(event.page("/choose")) : onward;
  }

  /** This page without updates. */
  public String still() {
    return shop == null ? "?still" : shop.keptBy("?still");
  }
}
