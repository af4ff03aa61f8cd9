package io.fairqueue.http.page.line;

import io.fairqueue.http.page.event.EventHead;
import io.fairqueue.http.page.frame.Frame;

/**
 * A line, for a fan who wants to be, is or was in it.
 *
 * @param waiting how many are in line
 * @param live where a browser hears of news
 */
public record LinePage(
    Frame frame, EventHead event, LineState state, String waiting, LiveAddresses live) {}
