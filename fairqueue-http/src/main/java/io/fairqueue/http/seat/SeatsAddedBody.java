package io.fairqueue.http.seat;

/** How many seats an event has more. */
record SeatsAddedBody(int count) {}
