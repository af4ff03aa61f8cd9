package io.fairqueue.http.page.ticket;

import io.fairqueue.http.page.frame.Frame;

/**
 * One ticket, on a screen or on paper.
 *
 * @param holder who bought it
 */
public record TicketPage(Frame frame, TicketCard ticket, String holder, String claim) {}
